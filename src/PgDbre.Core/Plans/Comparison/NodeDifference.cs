namespace PgDbre.Core.Plans.Comparison;

/// <summary>
/// One step in two plans. Times are exclusive milliseconds, blocks of 8 kB those of the node alone, rows are totals over all loops; null
/// means that the plan does not say, and a node that is missing in one plan counts as 0 in the differences.
/// </summary>
public sealed record NodeDifference
{
    /// <summary>Same, changed, added or removed.</summary>
    public required NodeChange Change { get; init; }

    /// <summary>The step in the first plan, such as "Seq Scan on orders"; null where it was added.</summary>
    public string? Before { get; init; }

    /// <summary>The step in the second plan; null where it was removed.</summary>
    public string? After { get; init; }

    /// <summary>Id of the node in the first plan.</summary>
    public int? BeforeId { get; init; }

    /// <summary>Id of the node in the second plan.</summary>
    public int? AfterId { get; init; }

    /// <summary>Exclusive ms in the first plan.</summary>
    public double? BeforeMs { get; init; }

    /// <summary>Exclusive ms in the second plan.</summary>
    public double? AfterMs { get; init; }

    /// <summary>Exclusive ms more (or, negative, less) than before.</summary>
    public double? DeltaMs { get; init; }

    /// <summary>Blocks in the first plan.</summary>
    public long? BeforeBlocks { get; init; }

    /// <summary>Blocks in the second plan.</summary>
    public long? AfterBlocks { get; init; }

    /// <summary>Blocks more than before.</summary>
    public long? DeltaBlocks { get; init; }

    /// <summary>Rows in the first plan.</summary>
    public double? BeforeRows { get; init; }

    /// <summary>Rows in the second plan.</summary>
    public double? AfterRows { get; init; }

    /// <summary>Rows more than before.</summary>
    public double? DeltaRows { get; init; }

    /// <summary>The step in words: "Seq Scan on orders → Index Scan using i on orders".</summary>
    public override string ToString() => Change switch
    {
        NodeChange.Added => $"+ {After}",
        NodeChange.Removed => $"- {Before}",
        NodeChange.Changed => $"{Before} → {After}",
        _ => After ?? "",
    };
}
