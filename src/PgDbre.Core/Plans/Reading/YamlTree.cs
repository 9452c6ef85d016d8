namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// The server's YAML to dictionaries, lists and scalars. It knows one shape: "key: value" lines, "key:" above what is indented below it,
/// "- " before each item, texts in double quotes escaped as in JSON, numbers and booleans bare. Whose line is whose is decided by columns.
/// </summary>
internal sealed class YamlTree(string yaml)
{
    // Each plan level is two levels of nesting (mapping and list), and the statement around it a few more.
    private const int MaxDepth = (2 * PlanBuilder.MaxDepth) + 8;

    private readonly Stack<Level> _open = new();
    private object? _root;
    private int _line;

    public object? Read()
    {
        foreach (string raw in yaml.Split('\n'))
        {
            _line++;
            string line = raw.TrimEnd('\r', ' ', '\t');
            int column = 0;
            while (column < line.Length && line[column] == ' ')
            {
                column++;
            }

            if (column < line.Length)
            {
                AddLine(line, column);
            }
        }

        return _root;
    }

    private void AddLine(string line, int column)
    {
        while (line.AsSpan(column) is ['-', ' ', ..])
        {
            Level list = ListAt(column);
            column += 2;
            if (!IsPair(line, column))
            {
                list.Items!.Add(Scalar("", line[column..]));
                return;
            }

            Dictionary<string, object?> item = [];
            list.Items!.Add(item);
            Push(new Level(column, item, null));
        }

        AddPair(line, column);
    }

    private void AddPair(string line, int column)
    {
        int colon = line.IndexOf(':', column);
        if (!IsPair(line, column))
        {
            throw Wrong("a line is neither 'key: value' nor an item");
        }

        Level mapping = MappingAt(column);
        string key = line[column..colon];
        string value = line[(colon + 1)..].Trim();
        mapping.PendingKey = value.Length == 0 ? key : null;
        mapping.Fields![key] = value.Length > 0 ? Scalar(key, value) : Empty(key);
    }

    // Whether a key without a value is an empty list or a group is seen in the next line; until then its name decides.
    private static object Empty(string key) =>
        ServerKeys.IsTextList(key) || ServerKeys.IsGroupList(key)
            ? new List<object?>()
            : new Dictionary<string, object?>(StringComparer.Ordinal);

    private Level MappingAt(int column)
    {
        Leave(column);
        if (_open.TryPeek(out Level? top) && top.Column == column && top.Fields is not null)
        {
            return top;
        }

        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        Attach(fields, top);
        return Push(new Level(column, fields, null));
    }

    private Level ListAt(int column)
    {
        Leave(column);
        if (_open.TryPeek(out Level? top) && top.Column == column && top.Items is not null)
        {
            return top;
        }

        List<object?> items = [];
        Attach(items, top);
        return Push(new Level(column, null, items));
    }

    private void Attach(object container, Level? parent)
    {
        if (parent is null && _root is null)
        {
            _root = container;
        }
        else if (parent is { Fields: not null, PendingKey: { } key })
        {
            parent.Fields[key] = container;
            parent.PendingKey = null;
        }
        else
        {
            throw Wrong("a line is indented as no line above it is");
        }
    }

    private Level Push(Level level)
    {
        if (_open.Count >= MaxDepth)
        {
            throw Wrong($"it is nested more than {PlanBuilder.MaxDepth} levels deep");
        }

        _open.Push(level);
        return level;
    }

    private void Leave(int column)
    {
        while (_open.TryPeek(out Level? level) && level.Column > column)
        {
            _open.Pop();
        }
    }

    private object? Scalar(string key, string text) => text[0] switch
    {
        '"' or '[' => JsonTree.Read(text),
        _ when text is "true" or "false" || Printed.TryNumber(text) is not null => ServerKeys.Typed("", text),
        _ => throw Wrong($"'{key}' has a value that is neither quoted nor a number"),
    };

    // A quoted item may hold colons; a key never begins with a quote.
    private static bool IsPair(string line, int column) =>
        column < line.Length && line[column] is not '"' and not '[' && line.IndexOf(':', column) is var colon && colon > column
        && (colon == line.Length - 1 || line[colon + 1] == ' ');

    private Connections.PgDbreException Wrong(string what) => PlanUnreadable.Because(what, $"line {_line}");

    private sealed class Level(int column, Dictionary<string, object?>? fields, List<object?>? items)
    {
        public int Column { get; } = column;

        public Dictionary<string, object?>? Fields { get; } = fields;

        public List<object?>? Items { get; } = items;

        /// <summary>The key whose value is indented below it.</summary>
        public string? PendingKey { get; set; }
    }
}
