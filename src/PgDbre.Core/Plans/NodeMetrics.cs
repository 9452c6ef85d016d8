namespace PgDbre.Core.Plans;

/// <summary>What a node cost by itself, over all its loops; null means the plan does not say.</summary>
public sealed record NodeMetrics
{
    /// <summary>Nothing known.</summary>
    public static NodeMetrics None { get; } = new();

    /// <summary>Wall-clock ms of the node and everything below, over all loops, divided among parallel processes.</summary>
    public double? InclusiveMs { get; init; }

    /// <summary>Wall-clock ms of the node alone.</summary>
    public double? ExclusiveMs { get; init; }

    /// <summary>Exclusive time as a share of Execution Time, 0 to 100.</summary>
    public double? SharePercent { get; init; }

    /// <summary>Planner cost of the node alone.</summary>
    public double ExclusiveCost { get; init; }

    /// <summary>Rows the node returned, over all loops.</summary>
    public double? TotalRows { get; init; }

    /// <summary>Rows the planner expected over all loops, comparable with <see cref="TotalRows"/>.</summary>
    public double? TotalPlanRows { get; init; }

    /// <summary>Rows removed by the filter, over all loops.</summary>
    public double? TotalRowsRemoved { get; init; }

    /// <summary>Shared blocks found in cache by the node alone.</summary>
    public long? SharedHitBlocks { get; init; }

    /// <summary>Shared blocks read by the node alone.</summary>
    public long? SharedReadBlocks { get; init; }

    /// <summary>Temporary blocks read by the node alone.</summary>
    public long? TempReadBlocks { get; init; }

    /// <summary>Temporary blocks written by the node alone.</summary>
    public long? TempWrittenBlocks { get; init; }

    /// <summary>Time spent reading shared blocks by the node alone, ms; summed over workers. Needs track_io_timing.</summary>
    public double? IoReadMs { get; init; }

    /// <summary>The raw exclusive time was negative beyond rounding: the plan's own data disagree here.</summary>
    public bool HasAnomaly { get; init; }
}
