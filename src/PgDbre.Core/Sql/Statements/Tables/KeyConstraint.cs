namespace PgDbre.Core.Sql.Statements;

/// <summary>UNIQUE or PRIMARY KEY.</summary>
/// <param name="Columns">Its columns; empty with USING INDEX.</param>
public abstract record KeyConstraint(IReadOnlyList<string> Columns) : IndexConstraint
{
    /// <summary>USING INDEX: the index that becomes the constraint's; null if one is built.</summary>
    public string? UsingIndex { get; init; }

    /// <summary>WITHOUT OVERLAPS behind the last column (18).</summary>
    public bool WithoutOverlaps { get; init; }
}
