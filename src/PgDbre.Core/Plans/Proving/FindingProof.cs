using PgDbre.Core.Reports;

namespace PgDbre.Core.Plans.Proving;

/// <summary>What the server made of a finding's own SQL, tried without changing anything; null means not known or not measured.</summary>
public sealed record FindingProof
{
    /// <summary>Proven, not proven, not tried.</summary>
    public required ProofVerdict Verdict { get; init; }

    /// <summary>True if the statement ran with the change; else the planner only estimated.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Total cost without the change.</summary>
    public double? BeforeCost { get; init; }

    /// <summary>Total cost with the change.</summary>
    public double? AfterCost { get; init; }

    /// <summary>What the change saves of the cost, 0 to 100; below 0 if it costs more.</summary>
    public double? GainPercent { get; init; }

    /// <summary>Execution time without the change; only where both were run.</summary>
    public double? BeforeMs { get; init; }

    /// <summary>Execution time with the change.</summary>
    public double? AfterMs { get; init; }

    /// <summary>Shared blocks, hit and read, without the change; only where both were run.</summary>
    public long? BeforeBlocks { get; init; }

    /// <summary>Shared blocks with the change.</summary>
    public long? AfterBlocks { get; init; }

    /// <summary>Temporary blocks written without the change; only where both were run.</summary>
    public long? BeforeTempBlocks { get; init; }

    /// <summary>Temporary blocks written with the change.</summary>
    public long? AfterTempBlocks { get; init; }

    /// <summary>Rows of the root without the change; only where both were run.</summary>
    public double? BeforeRows { get; init; }

    /// <summary>Rows of the root with the change.</summary>
    public double? AfterRows { get; init; }

    /// <summary>HypoPG's estimate of the index; without deduplication, so the real one is often smaller.</summary>
    public long? IndexSizeBytes { get; init; }

    /// <summary>The table whose step is compared.</summary>
    public string? Table { get; init; }

    /// <summary>How the planner reads that table without the change, such as Seq Scan.</summary>
    public string? BeforeStep { get; init; }

    /// <summary>How it reads it with the change.</summary>
    public string? AfterStep { get; init; }

    /// <summary>What a shadow run showed of a statement of a migration: locks, rewrites, scans; null outside of migrations.</summary>
    public string? Shown { get; init; }

    /// <summary>Why it is not proven or was not tried, and what would prove it; null for what is proven.</summary>
    public string? Reason { get; init; }

    /// <summary>True if <see cref="Reason"/> quotes the server, which may name anything.</summary>
    internal bool QuotesServer { get; init; }

    /// <summary>A proof that nothing was tried.</summary>
    internal static FindingProof NotTried(string reason) => new() { Verdict = ProofVerdict.NotTried, Reason = reason };

    /// <summary>"proven: cost 4,970.0 → 8.4 (-99.8 %), Seq Scan → Index Scan on messages, index about 4.3 MB".</summary>
    public override string ToString() => Verdict switch
    {
        ProofVerdict.Proven => $"proven: {Figures}",
        ProofVerdict.NotProven => $"not proven: {Reason}{(Figures.Length == 0 ? "" : $" ({Figures})")}",
        _ => $"not tried: {Reason}",
    };

    private string Figures => string.Join(", ", new[]
    {
        Shown,
        Change(BeforeMs, AfterMs, Quantity.Milliseconds) is { } time ? $"{time} with it{(AfterMs >= BeforeMs ? " (no faster)" : "")}" : null,
        BeforeTempBlocks + AfterTempBlocks > 0 ? $"{Change(BeforeTempBlocks, AfterTempBlocks, Quantity.Count)} temporary blocks" : null,
        Change(BeforeBlocks, AfterBlocks, Quantity.Count) is { } blocks ? $"{blocks} blocks" : null,
        BeforeRows != AfterRows && Change(BeforeRows, AfterRows, Quantity.Count) is { } rows ? $"{rows} rows" : null,
        IsMeasured || Shown is not null ? null : Cost,
        Step,
        IndexSizeBytes is { } size ? $"index about {Quantity.Bytes(size)}" : null,
    }.OfType<string>());

    private string? Cost => GainPercent is { } gain && Change(BeforeCost, AfterCost, Quantity.Number) is { } cost
        ? $"cost {cost} ({Quantity.Percent(-gain)})"
        : null;

    private string? Step => BeforeStep is null || AfterStep is null ? null
        : BeforeStep == AfterStep ? $"still {AfterStep} on {Table}"
        : $"{BeforeStep} → {AfterStep} on {Table}";

    private static string? Change(double? before, double? after, Func<double, string> format) =>
        before is { } first && after is { } second ? $"{format(first)} → {format(second)}" : null;
}
