namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// Blocks, WAL and I/O time of each node alone. The server's counters are totals over loops and workers and include the inputs, so the
/// same subtraction as for time applies, without dividing by processes. Blocks are accesses, not distinct pages.
/// </summary>
internal sealed class BlockCounts(PlanLedger ledger)
{
    private readonly double?[] _hit = Exclusive(ledger, "Shared Hit Blocks");
    private readonly double?[] _read = Exclusive(ledger, "Shared Read Blocks");
    private readonly double?[] _dirtied = Exclusive(ledger, "Shared Dirtied Blocks");
    private readonly double?[] _written = Exclusive(ledger, "Shared Written Blocks");
    private readonly double?[] _localHit = Exclusive(ledger, "Local Hit Blocks");
    private readonly double?[] _localRead = Exclusive(ledger, "Local Read Blocks");
    private readonly double?[] _localDirtied = Exclusive(ledger, "Local Dirtied Blocks");
    private readonly double?[] _localWritten = Exclusive(ledger, "Local Written Blocks");
    private readonly double?[] _tempRead = Exclusive(ledger, "Temp Read Blocks");
    private readonly double?[] _tempWritten = Exclusive(ledger, "Temp Written Blocks");
    private readonly double?[] _walRecords = Exclusive(ledger, "WAL Records");
    private readonly double?[] _walImages = Exclusive(ledger, "WAL FPI");
    private readonly double?[] _walBytes = Exclusive(ledger, "WAL Bytes");
    // 17 split "I/O Read Time" into a shared and a local part.
    private readonly double?[] _readMs = Exclusive(ledger, "Shared I/O Read Time", "I/O Read Time");
    private readonly double?[] _writeMs = Exclusive(ledger, "Shared I/O Write Time", "I/O Write Time");

    public NodeMetrics Fill(int place, NodeMetrics metrics) => metrics with
    {
        SharedHitBlocks = Whole(_hit[place]),
        SharedReadBlocks = Whole(_read[place]),
        SharedDirtiedBlocks = Whole(_dirtied[place]),
        SharedWrittenBlocks = Whole(_written[place]),
        LocalHitBlocks = Whole(_localHit[place]),
        LocalReadBlocks = Whole(_localRead[place]),
        LocalDirtiedBlocks = Whole(_localDirtied[place]),
        LocalWrittenBlocks = Whole(_localWritten[place]),
        TempReadBlocks = Whole(_tempRead[place]),
        TempWrittenBlocks = Whole(_tempWritten[place]),
        IoReadMs = NotNegative(_readMs[place]),
        IoWriteMs = NotNegative(_writeMs[place]),
        WalRecords = Whole(_walRecords[place]),
        WalFullPageImages = Whole(_walImages[place]),
        WalBytes = Whole(_walBytes[place]),
    };

    private static double?[] Exclusive(PlanLedger ledger, params string[] keys)
    {
        double?[] inclusive = ledger.Select(node => keys.Select(node.Number).FirstOrDefault(figure => figure is not null));
        // Most plans have nothing local and no WAL, and nothing can be taken from nothing.
        return inclusive.Any(figure => figure > 0) ? ExclusiveMeasure.Of(ledger, inclusive) : inclusive;
    }

    // Workers that a Limit stopped may report after their Gather: a count below zero is that, and no block was given back.
    private static long? Whole(double? count) => NotNegative(count) is { } figure ? (long)Math.Round(figure) : null;

    private static double? NotNegative(double? figure) => figure is { } some ? Math.Max(0, some) : null;
}
