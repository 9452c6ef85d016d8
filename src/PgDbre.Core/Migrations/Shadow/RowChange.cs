namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Rows that a statement wrote in one table of the shadow; the table of production has others.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Inserted">Rows inserted.</param>
/// <param name="Updated">Rows updated.</param>
/// <param name="Deleted">Rows deleted.</param>
public sealed record RowChange(TracedRelation Relation, long Inserted, long Updated, long Deleted);
