namespace PgDbre.Core.Sql.Statements;

/// <summary>PRIMARY KEY.</summary>
/// <param name="Columns">Its columns; empty with USING INDEX.</param>
public sealed record PrimaryKeyConstraint(IReadOnlyList<string> Columns) : KeyConstraint(Columns);
