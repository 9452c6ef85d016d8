namespace PgDbre.Core.Sql.Statements;

/// <summary>REINDEX, in either syntax.</summary>
/// <param name="Kind">Index, Table, Schema or Database; for SYSTEM Database with <see cref="IsSystem"/>.</param>
/// <param name="Name">The object; null for the current database.</param>
public sealed record Reindex(ObjectKind Kind, QualifiedName? Name) : Statement
{
    /// <summary>SYSTEM: the system catalogs only.</summary>
    public bool IsSystem { get; init; }

    /// <summary>CONCURRENTLY, written as a word or as an option that is on.</summary>
    public bool IsConcurrent { get; init; }

    /// <summary>The options in parentheses.</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];
}
