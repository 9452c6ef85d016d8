namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE PUBLICATION.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tables">FOR TABLE; empty if none are named.</param>
public sealed record CreatePublication(string Name, IReadOnlyList<QualifiedName> Tables) : Statement
{
    /// <summary>FOR ALL TABLES.</summary>
    public bool IsForAllTables { get; init; }

    /// <summary>FOR … TABLES IN SCHEMA; CURRENT_SCHEMA in lower case.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];
}
