namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// Mean rates of a relation over the time its counters cover, which may hide a peak; null where they are not known. What waits for a lock
/// is best told by <see cref="StatementsPerSecond"/>; a scan may be one of many of one statement.
/// </summary>
/// <param name="ScansPerSecond">Scans begun, of the table and its indexes.</param>
/// <param name="RowChangesPerSecond">Rows inserted, updated and deleted.</param>
/// <param name="StatementsPerSecond">
/// Calls of statements that name the relation or a view above it (pg_stat_statements): at least so many.
/// </param>
public sealed record Traffic(double? ScansPerSecond, double? RowChangesPerSecond, double? StatementsPerSecond);
