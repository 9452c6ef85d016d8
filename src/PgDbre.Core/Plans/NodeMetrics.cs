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

    /// <summary>Shared blocks the node alone made dirty; a reader does that by setting hint bits.</summary>
    public long? SharedDirtiedBlocks { get; init; }

    /// <summary>Shared blocks the node alone had to write out to make room.</summary>
    public long? SharedWrittenBlocks { get; init; }

    /// <summary>Blocks of temporary tables found in the session's cache by the node alone.</summary>
    public long? LocalHitBlocks { get; init; }

    /// <summary>Blocks of temporary tables read by the node alone.</summary>
    public long? LocalReadBlocks { get; init; }

    /// <summary>Blocks of temporary tables the node alone made dirty.</summary>
    public long? LocalDirtiedBlocks { get; init; }

    /// <summary>Blocks of temporary tables the node alone wrote out.</summary>
    public long? LocalWrittenBlocks { get; init; }

    /// <summary>Temporary blocks read by the node alone.</summary>
    public long? TempReadBlocks { get; init; }

    /// <summary>Temporary blocks written by the node alone.</summary>
    public long? TempWrittenBlocks { get; init; }

    /// <summary>Time spent reading shared blocks by the node alone, ms; summed over workers. Needs track_io_timing.</summary>
    public double? IoReadMs { get; init; }

    /// <summary>Time spent writing shared blocks by the node alone, ms; summed over workers. Needs track_io_timing.</summary>
    public double? IoWriteMs { get; init; }

    /// <summary>WAL records of the node alone; only with EXPLAIN (WAL).</summary>
    public long? WalRecords { get; init; }

    /// <summary>Full-page images in that WAL.</summary>
    public long? WalFullPageImages { get; init; }

    /// <summary>Size of that WAL in bytes, full-page images included.</summary>
    public long? WalBytes { get; init; }

    /// <summary>How several processes shared the node; null unless the plan tells each worker's time (VERBOSE).</summary>
    public ParticipantTimes? Participants { get; init; }

    /// <summary>The raw exclusive time was negative beyond rounding: the plan's own data disagree here.</summary>
    public bool HasAnomaly { get; init; }
}
