namespace PgDbre.Core.Sql.Statements;

/// <summary>UNIQUE.</summary>
/// <param name="Columns">Its columns; empty with USING INDEX.</param>
public sealed record UniqueConstraint(IReadOnlyList<string> Columns) : KeyConstraint(Columns)
{
    /// <summary>NULLS NOT DISTINCT (15).</summary>
    public bool NullsNotDistinct { get; init; }
}
