namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// Blocks and I/O time of each node alone. The server's counters are totals over loops and workers and include the inputs, so the
/// same subtraction as for time applies, without dividing by processes. Blocks are accesses, not distinct pages.
/// </summary>
internal sealed class BlockCounts(PlanLedger ledger)
{
    private readonly double?[] _hit = Exclusive(ledger, "Shared Hit Blocks");
    private readonly double?[] _read = Exclusive(ledger, "Shared Read Blocks");
    private readonly double?[] _tempRead = Exclusive(ledger, "Temp Read Blocks");
    private readonly double?[] _tempWritten = Exclusive(ledger, "Temp Written Blocks");
    // 17 split "I/O Read Time" into a shared and a local part.
    private readonly double?[] _readMs = Exclusive(ledger, "Shared I/O Read Time", "I/O Read Time");

    public NodeMetrics Fill(int place, NodeMetrics metrics) => metrics with
    {
        SharedHitBlocks = Whole(_hit[place]),
        SharedReadBlocks = Whole(_read[place]),
        TempReadBlocks = Whole(_tempRead[place]),
        TempWrittenBlocks = Whole(_tempWritten[place]),
        IoReadMs = _readMs[place] is { } ms ? Math.Max(0, ms) : null,
    };

    private static double?[] Exclusive(PlanLedger ledger, params string[] keys) =>
        ExclusiveMeasure.Of(ledger, ledger.Select(node => keys.Select(node.Number).FirstOrDefault(figure => figure is not null)));

    // Workers that a Limit stopped may report after their Gather: a count below zero is that, and no block was given back.
    private static long? Whole(double? blocks) => blocks is { } count ? (long)Math.Round(Math.Max(0, count)) : null;
}
