namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// The lines of one plan, fed one by one, to the dictionary that JSON would give. The tree is in the indentation: a node belongs to the
/// nearest node above whose arrow is further left. One pass, no recursion.
/// </summary>
internal sealed class TextStatement
{
    private readonly Dictionary<string, object?> _statement = new(StringComparer.Ordinal);
    private readonly List<TextNode> _nodes = [];
    private readonly Stack<TextNode> _path = new();
    private readonly Stack<TextScope> _scopes = new();
    private readonly OpenLiteral _literal = new();
    private int _rootColumn;
    private bool _hasFigures;
    private bool _isTimed;
    private bool _inSummary;
    private string? _subplan;

    /// <summary>True if the last line ended inside a string constant: the next one goes on with it, wherever it stands.</summary>
    public bool IsInsideLiteral => _literal.IsOpen;

    public void AddRoot(string line)
    {
        _rootColumn = TextLines.ColumnOf(line);
        _hasFigures = TextHeader.HasFigures(line);
        AddNode(line.Trim(), -1);
    }

    public void Add(string line)
    {
        string text = line.Trim();
        if (_literal.IsOpen && !TextHeader.HasFigures(line))
        {
            _literal.Continue(line);
            return;
        }

        _literal.Close();
        int column = TextLines.ColumnOf(line);
        if (text.StartsWith("->", StringComparison.Ordinal))
        {
            AddNode(text[2..].TrimStart(), column);
        }
        else if (TextLines.IsSubplanName(text) && !_inSummary)
        {
            LeaveNodes(column);
            _subplan = text;
        }
        else if (text.Length > 0)
        {
            AddProperty(text, column);
        }
    }

    /// <summary>
    /// The statement as JSON would give it; <paramref name="head"/> has what stands before the tree in an auto_explain entry.
    /// </summary>
    public Dictionary<string, object?> Finish(IReadOnlyDictionary<string, object?> head)
    {
        _literal.Close();
        TextDefaults.Apply(_nodes, _statement, _isTimed);
        foreach (TextNode node in _nodes)
        {
            node.Close();
        }

        foreach ((string key, object? value) in head)
        {
            _statement[key] = value;
        }

        _statement["Plan"] = _nodes[0].Fields;
        return _statement;
    }

    private void AddNode(string text, int column)
    {
        string where = $"node {_nodes.Count + 1}";
        if (_inSummary)
        {
            throw PlanUnreadable.Because("a node follows the plan's summary", where);
        }

        if (_hasFigures && !TextHeader.HasFigures(text))
        {
            throw PlanUnreadable.Because("a node's line is cut off", where);
        }

        if (_nodes.Count > 0 && column == 0)
        {
            throw PlanUnreadable.Because("its indentation is lost", where);
        }

        TextNode node = new(column, TextHeader.Read(text, where));
        _isTimed |= TextHeader.IsTimed(text);
        LeaveNodes(column);
        if (_path.TryPeek(out TextNode? parent))
        {
            parent.Adopt(node, _subplan);
        }

        _subplan = null;
        _nodes.Add(node);
        _path.Push(node);
        _scopes.Clear();
        _scopes.Push(new TextScope(-1, node.Fields, node.Type));
    }

    private void AddProperty(string text, int column)
    {
        // A first line that was copied without its leading blank stands one column left of its place.
        if (!_inSummary && column < _rootColumn + 2)
        {
            _inSummary = true;
            _scopes.Clear();
            _scopes.Push(new TextScope(-1, _statement, ""));
        }

        while (_scopes.Peek().Column >= column)
        {
            _scopes.Pop();
        }

        TextScope scope = _scopes.Peek();
        if (TextGroups.TryOpen(scope, ref text, column, _nodes[^1]) is { } group)
        {
            _scopes.Push(group);
            scope = group;
        }

        if (text.Length > 0 && (_inSummary || !_nodes[^1].TryTakeKey(text)))
        {
            TextProperty.Add(scope, text);
            _literal.Begin(scope, text);
        }
    }

    private void LeaveNodes(int column)
    {
        while (_path.TryPeek(out TextNode? node) && node.Column >= column)
        {
            _path.Pop();
        }
    }
}
