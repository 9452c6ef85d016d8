using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds the relations that a query reads.</summary>
internal sealed class RelationReader
{
    private static readonly HashSet<string> ListEnds = new(StringComparer.OrdinalIgnoreCase)
    {
        "where", "group", "having", "order", "limit", "offset", "fetch", "window", "union", "intersect", "except", "returning", "set",
        "select", "when", "for", "values", "on",
    };

    private readonly ArraySegment<SqlToken> _tokens;
    private readonly HashSet<QualifiedName> _relations = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly Stack<Level> _outer = new();
    private Level _level;

    private RelationReader(ArraySegment<SqlToken> tokens) => _tokens = tokens;

    /// <summary>
    /// What stands behind FROM, JOIN and USING, and behind the commas between; names of the statement's own WITH left out.
    /// </summary>
    public static IReadOnlyList<QualifiedName> Read(ArraySegment<SqlToken> tokens)
    {
        RelationReader reader = new(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            reader.Take(i);
        }

        return [.. reader._relations.Where(relation => relation.Schema is not null || !reader._own.Contains(relation.Name))];
    }

    private void Take(int i)
    {
        SqlToken token = _tokens[i];
        if (token.Is("("))
        {
            _outer.Push(_level);
            _level = new Level(HasClause: false, IsInList: _level.IsInList && StartsItem(i) && !StartsColumns(i));
            return;
        }

        if (token.Is(")"))
        {
            _level = _outer.TryPop(out Level outer) ? outer : default;
            return;
        }

        if (_level.IsInList && StartsItem(i) && NameAt(i) is { } name)
        {
            _relations.Add(name);
        }

        if (IsOwnQuery(i))
        {
            _own.Add(token.Identifier!);
        }

        if (token.Kind == SqlTokenKind.Word)
        {
            TakeWord(i);
        }
    }

    // FROM of a function's syntax (extract(x FROM y), trim, substring) and of IS DISTINCT FROM begins no list.
    private void TakeWord(int i)
    {
        SqlToken token = _tokens[i];
        bool isClause = token.IsAnyWord("select", "update", "delete", "merge");
        SqlToken before = i > 0 ? _tokens[i - 1] : default;
        bool isDistinctFrom = i > 1 && before.IsWord("distinct") && _tokens[i - 2].IsAnyWord("is", "not");
        bool isFrom = token.IsWord("from") && _level.HasClause && !isDistinctFrom && !before.IsWord("delete");
        bool isUsing = token.IsWord("using") && _level.HasClause;
        bool isTable = token.IsWord("table") && !before.IsAnyWord("into", "temp", "temporary", "unlogged");
        bool isInList = isFrom || isUsing || isTable || token.IsWord("join") || (_level.IsInList && !ListEnds.Contains(token.ToString()));
        _level = new Level(_level.HasClause || isClause, isInList);
    }

    private bool StartsItem(int i) =>
        i > 0 && (_tokens[i - 1].Is(",") || _tokens[i - 1].Is("(")
            || _tokens[i - 1].IsAnyWord("from", "join", "only", "lateral", "using", "table"));

    // JOIN … USING (a, b) names columns.
    private bool StartsColumns(int i) =>
        i > 0 && _tokens[i - 1].IsWord("using") && i + 2 < _tokens.Count && (_tokens[i + 2].Is(",") || _tokens[i + 2].Is(")"));

    private bool IsOwnQuery(int i) =>
        i > 0 && i + 1 < _tokens.Count && _tokens[i].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier
        && (_tokens[i - 1].IsAnyWord("with", "recursive") || _tokens[i - 1].Is(","))
        && (_tokens[i + 1].IsWord("as") || _tokens[i + 1].Is("("))
        && !_level.IsInList;

    private QualifiedName? NameAt(int i)
    {
        TokenCursor cursor = new(_tokens[i..]);
        if (!cursor.IsName() || (cursor.IsWord("rows") && cursor.Peek(1).IsWord("from")))
        {
            return null;
        }

        QualifiedName name = cursor.QualifiedName();
        bool isFunction = cursor.Is("(");
        return isFunction || cursor.Failure is not null ? null : name;
    }

    /// <summary>One depth of parentheses: SELECT or its like was seen in it; a list of relations goes on.</summary>
    private readonly record struct Level(bool HasClause, bool IsInList);
}
