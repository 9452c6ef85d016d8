using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class WideRows : PlanRule
{
    private const int WideBytes = 2000;
    private const double ManyRows = 10_000;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "wide-rows",
        Code = "WIDE",
        Title = "Wide rows carried through the plan",
        Why = "Sorting, hashing, keeping and passing rows between processes copies every column that is selected.",
        Advice = "Select the columns that are needed; join the wide ones back by key at the end, for the rows that are left.",
        BadExample = "Sort (rows=20000 width=2450)",
        GoodExample = "Sort (rows=20000 width=16), the wide column fetched for the rows that are left",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // One wide row passes several such nodes; the one it costs most speaks for all.
        if (facts.LiveNodes.Where(node => Speaks(facts, node)).MaxBy(facts.Own) is not { } node)
        {
            yield break;
        }

        double rows = node.Metrics.TotalRows ?? 0;
        yield return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} handled {Figure.Count(rows)} rows of about {Figure.Count(node.PlanWidth)} bytes, "
                + $"{Figure.Megabytes(rows * node.PlanWidth / 1024)}.",
            Keys = ["Plan Width", "Actual Rows", "Actual Loops", "Sort Key", "Peak Memory Usage"],
            Recommendation = "Leave the wide columns out here and join them back by key for the rows that are left.",
        });
    }

    /// <summary>True for a node that copies many wide rows; where it spilled, the spill is what is said.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode node) =>
        node.PlanWidth >= WideBytes && node.Metrics.TotalRows >= ManyRows
        && (node.IsSort() || node.IsGather() || node.NodeType is "Hash" or "Materialize" or "WindowAgg" or "CTE Scan")
        && node.Metrics.TempWrittenBlocks is null or 0 && !(node.Number("Hash Batches") > 1)
        && facts.SharePercent(facts.Own(node)) >= WorthPercent;
}
