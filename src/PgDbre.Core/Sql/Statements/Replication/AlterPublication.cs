namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER PUBLICATION ADD, SET and DROP of tables and schemas.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action">add, set or drop.</param>
/// <param name="Tables">The tables.</param>
public sealed record AlterPublication(string Name, string Action, IReadOnlyList<QualifiedName> Tables) : Statement
{
    /// <summary>TABLES IN SCHEMA; CURRENT_SCHEMA in lower case.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>SET (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];
}
