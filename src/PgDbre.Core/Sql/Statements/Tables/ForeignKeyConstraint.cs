namespace PgDbre.Core.Sql.Statements;

/// <summary>FOREIGN KEY … REFERENCES, or REFERENCES in a column.</summary>
/// <param name="Columns">The referencing columns.</param>
/// <param name="ReferencedTable">The table they point to.</param>
/// <param name="ReferencedColumns">Its columns; empty for its primary key.</param>
public sealed record ForeignKeyConstraint(
    IReadOnlyList<string> Columns, QualifiedName ReferencedTable, IReadOnlyList<string> ReferencedColumns) : Constraint
{
    /// <summary>MATCH: full, partial or simple; null if not written.</summary>
    public string? Match { get; init; }

    /// <summary>ON DELETE, in lower case with its columns (set null (a)); null if not written.</summary>
    public string? OnDelete { get; init; }

    /// <summary>ON UPDATE, in lower case; null if not written.</summary>
    public string? OnUpdate { get; init; }

    /// <summary>PERIOD before the last column (18).</summary>
    public bool HasPeriod { get; init; }
}
