namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// A sequential scan that read much and kept little, the ground of several findings. Measured where the statement ran; without
/// actuals the number of rows behind the scan comes from the catalog, or is guessed from its cost, and the result is marked as an
/// estimate.
/// </summary>
/// <param name="Scanned">Rows read, over all loops; the table's rows, or a guess, where estimated.</param>
/// <param name="Returned">Rows kept.</param>
/// <param name="IsApproximate">Rounding could turn it over; always true where estimated.</param>
/// <param name="IsEstimated">The statement did not run.</param>
internal sealed record SelectiveScan(double Scanned, double Returned, bool IsApproximate, bool IsEstimated)
{
    private const double PageBytes = 8192;
    // What a tuple takes beside its columns: header and line pointer.
    private const double TupleOverhead = 28;
    private const double SmallTablePages = 10;
    private const double ManyBlocks = 128;
    private const double WorthPercent = 10;
    // Above a fifth of the table an index scan seldom wins.
    private const double LargestKeptShare = 0.2;
    // Estimated row numbers may be off by a factor of five where rows are wide, hence the stricter share.
    private const double LargestEstimatedShare = 0.05;
    private const double GuessedRowBytes = 100;
    private const double CpuCostPerRow = 0.0125;

    /// <summary>Null for any other node, and for a scan that is fine.</summary>
    public static SelectiveScan? Of(PlanFacts facts, PlanNode node) =>
        // No index serves a condition on a subquery's result.
        node.NodeType != "Seq Scan" || node.Filter is null || node.Filter.Contains("SubPlan ", StringComparison.Ordinal) ? null
        : facts.IsAnalyzed ? Measured(facts, node)
        : Estimated(facts, node);

    /// <summary>True if not even the catalog told how many rows the table has.</summary>
    private bool IsGuessed { get; init; }

    /// <summary>As a message says it.</summary>
    public string Says(PlanNode node) => IsEstimated
        ? $"{node} is estimated to read about {Figure.Count(Scanned)} rows{(IsGuessed ? " (guessed from its cost)" : "")} to return {Figure.Count(Returned)}"
        : $"{node} read {Figure.Count(Scanned)} rows to return {Figure.Count(Returned)}; its filter removed "
            + Figure.Percent(100 * (Scanned - Returned) / Scanned);

    private static SelectiveScan? Measured(PlanFacts facts, PlanNode node)
    {
        RowBounds returned = RowBounds.Returned(node);
        RowBounds removed = RowBounds.Removed(node);
        double scanned = returned.Value + removed.Value;
        if (!node.WasExecuted() || !IsSelective(returned.Value, removed.Value) || !IsWorthIt(facts, node, scanned))
        {
            return null;
        }

        return new SelectiveScan(scanned, returned.Value, !IsSelective(returned.High, removed.Low), IsEstimated: false);
    }

    private static bool IsSelective(double returned, double removed) =>
        removed >= 2 * returned && returned <= LargestKeptShare * (returned + removed);

    private static bool IsWorthIt(PlanFacts facts, PlanNode node, double scanned)
    {
        double bytes = scanned * (node.PlanWidth + TupleOverhead);
        double blocks = facts.Has.HasFlag(PlanNeeds.Buffers)
            ? (node.Metrics.SharedHitBlocks ?? 0) + (node.Metrics.SharedReadBlocks ?? 0)
            : bytes / PageBytes;
        return bytes > 3 * PageBytes
            && blocks / node.Loops >= SmallTablePages
            && (blocks >= ManyBlocks || facts.SharePercent(facts.Own(node)) >= WorthPercent);
    }

    private static SelectiveScan? Estimated(PlanFacts facts, PlanNode node)
    {
        double returned = node.Metrics.TotalPlanRows ?? node.PlanRows;
        double? known = facts.TableOf(node)?.Rows;
        double rows = known ?? GuessedRows(node);
        bool holds = returned <= LargestEstimatedShare * rows
            && node.TotalCost >= ManyBlocks
            && facts.SharePercent(facts.Own(node)) >= WorthPercent;
        return holds ? new SelectiveScan(rows, returned, IsApproximate: true, IsEstimated: true) { IsGuessed = known is null } : null;
    }

    // cost = pages + rows * CPU; with about 64 rows on a page the cost tells the rows. The pages, most of the cost, are those of
    // the whole table in a parallel scan too, so the rows it returns are counted over all processes.
    private static double GuessedRows(PlanNode node)
    {
        double rowsPerPage = PageBytes / (TupleOverhead + Math.Max(node.PlanWidth, GuessedRowBytes));
        return (node.TotalCost - node.StartupCost) / (CpuCostPerRow + (1 / rowsPerPage));
    }
}
