namespace PgDbre.Core.Catalog.Copying;

/// <summary>The planner's statistics of some tables and their indexes, and what of them could not be read.</summary>
public sealed record StatisticsCopy
{
    /// <summary>Tables and indexes.</summary>
    public required IReadOnlyList<CopiedRelation> Relations { get; init; }

    /// <summary>Rows of pg_stats, all as text, in the order of the columns that reader and writer share.</summary>
    public required IReadOnlyList<string?[]> Columns { get; init; }

    /// <summary>Figures of statistics objects, about the columns as the copy numbers them.</summary>
    public required IReadOnlyList<CopiedStatisticsObject> Objects { get; init; }

    /// <summary>What is missing.</summary>
    public required IReadOnlyList<CopyGap> Gaps { get; init; }
}
