namespace PgDbre.Core.Workload;

/// <summary>Which statements Get-PgSlowQuery asks for.</summary>
public sealed record SlowQueryFilter
{
    /// <summary>At most so many; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>What is sorted by.</summary>
    public SlowQueryOrder OrderBy { get; init; } = SlowQueryOrder.TotalTime;

    /// <summary>Only statements executed at least so often.</summary>
    public long MinCalls { get; init; } = 1;

    /// <summary>Only statements whose mean is at least so many milliseconds.</summary>
    public double MinMeanMs { get; init; }

    /// <summary>Database names with wildcards; empty means the connection's own.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Leave out what EXPLAIN cannot take: BEGIN, SET, VACUUM, DDL.</summary>
    public bool ExcludeUtility { get; init; }
}
