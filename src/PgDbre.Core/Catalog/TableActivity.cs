namespace PgDbre.Core.Catalog;

/// <summary>Row changes since the statistics were reset (pg_stat_all_tables); zero where the server counted none.</summary>
/// <param name="Inserted">n_tup_ins.</param>
/// <param name="Updated">n_tup_upd, HOT ones included.</param>
/// <param name="HotUpdated">n_tup_hot_upd: updates that touched no index.</param>
/// <param name="Deleted">n_tup_del.</param>
public sealed record TableActivity(long Inserted, long Updated, long HotUpdated, long Deleted)
{
    /// <summary>Nothing counted.</summary>
    public static TableActivity None { get; } = new(0, 0, 0, 0);

    /// <summary>Share of updates that were HOT, 0 to 1; null without updates.</summary>
    public double? HotFraction => Updated > 0 ? (double)HotUpdated / Updated : null;
}
