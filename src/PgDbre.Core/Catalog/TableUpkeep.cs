namespace PgDbre.Core.Catalog;

/// <summary>How well ANALYZE and VACUUM keep up with a table (the pg_stat_get functions behind pg_stat_all_tables).</summary>
public sealed record TableUpkeep
{
    /// <summary>Nothing counted: the statistics were reset, or nobody asked.</summary>
    public static TableUpkeep None { get; } = new();

    /// <summary>The server's clock when it was asked; ages count from here, so the client's clock does not matter.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The later of last_analyze and last_autoanalyze; null if none is known, as after a reset of the counters.</summary>
    public DateTimeOffset? LastAnalyze { get; init; }

    /// <summary>The later of last_vacuum and last_autovacuum; null as above.</summary>
    public DateTimeOffset? LastVacuum { get; init; }

    /// <summary>n_mod_since_analyze.</summary>
    public long ModifiedSinceAnalyze { get; init; }

    /// <summary>n_ins_since_vacuum.</summary>
    public long InsertedSinceVacuum { get; init; }

    /// <summary>n_live_tup; 0 also after a reset.</summary>
    public long LiveRows { get; init; }

    /// <summary>n_dead_tup.</summary>
    public long DeadRows { get; init; }

    /// <summary>autovacuum_analyze_scale_factor that holds for the table, 0 to 1.</summary>
    public double AnalyzeScaleFactor { get; init; } = 0.1;

    /// <summary>autovacuum_analyze_threshold that holds for the table, in rows.</summary>
    public double AnalyzeThreshold { get; init; } = 50;

    /// <summary>False if autovacuum or track_counts is off, for the table or everywhere.</summary>
    public bool IsAutovacuumOn { get; init; } = true;

    /// <summary>Since the last ANALYZE; null if none is known.</summary>
    public TimeSpan? StatisticsAge => ReadAt - LastAnalyze;

    /// <summary>Since the last VACUUM; null if none is known.</summary>
    public TimeSpan? VacuumAge => ReadAt - LastVacuum;
}
