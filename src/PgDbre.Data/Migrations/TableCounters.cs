namespace PgDbre.Data.Migrations;

/// <summary>What the statistics counted of a table so far.</summary>
/// <param name="Scans">seq_scan.</param>
/// <param name="Inserted">n_tup_ins.</param>
/// <param name="Updated">n_tup_upd.</param>
/// <param name="Deleted">n_tup_del.</param>
internal readonly record struct TableCounters(long Scans, long Inserted, long Updated, long Deleted);
