using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Proving;

/// <summary>What a finding's SQL would change, as far as it can be tried aside: one index that HypoPG knows, or settings.</summary>
internal sealed record ProposedChange
{
    /// <summary>An index to be imagined; null for anything else.</summary>
    public IndexDefinition? Index { get; private init; }

    /// <summary>Settings as SET LOCAL has them; empty for anything else.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private init; } = new Dictionary<string, string>();

    /// <summary>Why it cannot be tried, and what would prove it; null if it can.</summary>
    public string? Obstacle { get; private init; }

    /// <summary>Reads a finding's SQL.</summary>
    public static ProposedChange From(string sql)
    {
        IReadOnlyList<SqlStatement> statements = SqlSplitter.Split(sql);
        if (statements.Count > 0 && statements.All(statement => LocalSetting.TryRead(statement) is not null))
        {
            return new ProposedChange { Settings = Read(statements) };
        }

        IndexDefinition? index = statements is [var only] ? IndexDefinitionReader.TryRead(only) : null;
        return index is not null
            ? OfIndex(index)
            : new ProposedChange { Obstacle = Unsimulated(statements) };
    }

    private static ProposedChange OfIndex(IndexDefinition index) => index.IsSimulable
        ? new ProposedChange { Index = index }
        : new ProposedChange
        {
            Obstacle = $"HypoPG knows no {index.Method} indexes; build it on a copy of the table and compare plans with Compare-PgPlan.",
        };

    private static Dictionary<string, string> Read(IReadOnlyList<SqlStatement> statements)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in statements.Select(statement => LocalSetting.TryRead(statement)!.Value))
        {
            settings[name] = value;
        }

        return settings;
    }

    private static string Unsimulated(IReadOnlyList<SqlStatement> statements) => Command(statements) switch
    {
        "ANALYZE" => "ANALYZE cannot be tried aside: it replaces the table's statistics; run it and explain again.",
        "VACUUM" => "VACUUM cannot be tried aside: it runs in no transaction; run it and explain again.",
        "CREATE STATISTICS" => "statistics must be gathered to be seen: create them, ANALYZE the table and explain again.",
        var command => $"{command} cannot be tried aside; apply it to a copy of the database and compare the plans with Compare-PgPlan.",
    };

    private static string Command(IReadOnlyList<SqlStatement> statements)
    {
        IReadOnlyList<SqlToken> tokens = statements is [var statement, ..] ? statement.Tokens : [];
        IEnumerable<SqlToken> words = tokens.Take(tokens is [var first, ..] && first.IsAnyWord("create", "alter", "drop") ? 2 : 1);
        return string.Join(' ', words).ToUpperInvariant();
    }
}
