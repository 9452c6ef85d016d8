using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class IndexScanReadsScatteredPages : PlanRule
{
    private const double ManyRows = 10_000;
    private const double ManyRead = 1000;
    private const double MostlyRead = 0.5;
    // A scan in the table's own order meets the same page many times over and holds on to it.
    private const double PagesPerRow = 0.5;
    // Single lookups are the nested loop's business.
    private const double RowsPerRun = 100;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-scan-reads-scattered-pages",
        Code = "IDX-LOWSEL",
        Title = "Index scan reads scattered pages",
        Why = "The index's order is not the table's: nearly every row lies on another page, and most pages were not in the cache.",
        Advice = "Compare with a bitmap scan, which reads each page once; a covering index, CLUSTER, a fitting random_page_cost.",
        BadExample = "Index Scan (rows=60000); Buffers: shared hit=22000 read=38000",
        GoodExample = "Bitmap Heap Scan (rows=60000); Buffers: shared hit=2 read=2100",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Buffers;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(Speaks).Select(node => facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} touched {Figure.Count(Touched(node))} pages for {Figure.Count(Fetched(node).Value)} rows; "
                + $"{Figure.Count(node.Metrics.SharedReadBlocks ?? 0)} of them were not in the cache.",
            Keys = ["Index Cond", "Shared Hit Blocks", "Shared Read Blocks", "Shared I/O Read Time", "Actual Rows", "Actual Loops"],
            Recommendation = "Compare with index scans switched off for the test: a bitmap scan reads each page once, in order. "
                + "Repeat it too: with a warm cache the figures differ.",
            Sql = "SET LOCAL enable_indexscan = off;",
            IsApproximate = Touched(node) < PagesPerRow * Fetched(node).High,
        }));

    /// <summary>True where this is said about a node; that it reads much from disk then goes without saying.</summary>
    internal static bool Speaks(PlanNode node)
    {
        double rows = Fetched(node).Value;
        double read = node.Metrics.SharedReadBlocks ?? 0;
        return node is { NodeType: "Index Scan", OrderBy: null }
            && rows >= ManyRows && rows >= RowsPerRun * (node.Loops ?? 0)
            && read >= ManyRead && read >= MostlyRead * Touched(node)
            && Touched(node) >= PagesPerRow * rows;
    }

    private static double Touched(PlanNode node) => (node.Metrics.SharedHitBlocks ?? 0) + (node.Metrics.SharedReadBlocks ?? 0);

    private static RowBounds Fetched(PlanNode node)
    {
        RowBounds returned = RowBounds.Returned(node);
        RowBounds removed = RowBounds.Removed(node);
        return new RowBounds(returned.Low + removed.Low, returned.Value + removed.Value, returned.High + removed.High);
    }
}
