using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>
/// Which vector distances the statements compute: operators with the names beside them, and the names anywhere in the statement.
/// </summary>
internal sealed class VectorUse
{
    // How far from the operator its column can stand: a qualified name in parentheses with a cast behind it.
    private const int Reach = 9;

    private readonly List<(HashSet<string> Names, HashSet<string> Beside, string Symbol, long Calls)> _distances = [];

    /// <summary>Reads normalised statements.</summary>
    public static VectorUse Read(IEnumerable<CountedStatement> statements)
    {
        VectorUse use = new();
        foreach (CountedStatement statement in statements)
        {
            use.Add(statement);
        }

        return use;
    }

    /// <summary>Operators that statements over the table use on the column, the most called first.</summary>
    public IReadOnlyList<(string Symbol, long Calls)> Of(Table table, Column column) =>
        [.. _distances
            .Where(distance => distance.Names.Contains(table.Name.Name) && distance.Beside.Contains(column.Name))
            .GroupBy(distance => distance.Symbol)
            .Select(group => (group.Key, group.Sum(distance => distance.Calls)))
            .OrderByDescending(one => one.Item2)
            .ThenBy(one => one.Key, StringComparer.Ordinal)];

    private void Add(CountedStatement statement)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(statement.Query);
        HashSet<string> names = [.. tokens.Select(NameOf).OfType<string>()];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Operator && VectorOperatorClass.IsDistance(tokens[i].ToString()))
            {
                IEnumerable<SqlToken> before = tokens.Take(i).Reverse().Take(Reach).TakeWhile(token => !IsEnd(token));
                IEnumerable<SqlToken> behind = tokens.Skip(i + 1).Take(Reach).TakeWhile(token => !IsEnd(token));
                _distances.Add((names, [.. before.Concat(behind).Select(NameOf).OfType<string>()], tokens[i].ToString(), statement.Calls));
            }
        }
    }

    private static bool IsEnd(SqlToken token) =>
        token.Is(",") || token.Is(";") || token.IsAnyWord("by", "select", "where", "and", "or", "limit", "from", "as", "asc", "desc");

    private static string? NameOf(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word => token.ToString().ToLowerInvariant(),
        SqlTokenKind.QuotedIdentifier => token.ToString()[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
        _ => null,
    };
}
