namespace PgDbre.Core.Sql.Statements;

/// <summary>VACUUM and ANALYZE.</summary>
/// <param name="IsVacuum">VACUUM; false for ANALYZE alone.</param>
/// <param name="Tables">The tables; empty for the whole database.</param>
public sealed record Vacuum(bool IsVacuum, IReadOnlyList<RelationReference> Tables) : Statement
{
    /// <summary>FULL: the table is rewritten.</summary>
    public bool IsFull { get; init; }

    /// <summary>ANALYZE.</summary>
    public bool IsAnalyze { get; init; }

    /// <summary>All options: the words of the old syntax, the list of the new one.</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];
}
