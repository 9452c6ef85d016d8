namespace PgDbre.Core.Sql.Statements;

/// <summary>CLUSTER.</summary>
/// <param name="Table">The table; null for all that were clustered before.</param>
/// <param name="Index">The index; null for the one of last time.</param>
public sealed record Cluster(QualifiedName? Table, string? Index) : Statement
{
    /// <summary>The options in parentheses; verbose for the old syntax.</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];
}
