using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class ManyBlocksPerRow : PlanRule
{
    private const double ManyBlocks = 10_000;
    private const double ManyPerRow = 1000;
    private const double KilobytesPerBlock = 8;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "many-blocks-per-row",
        Code = "BUF-HEAVY",
        Title = "Many blocks touched for each row returned",
        Why = "A small answer that needs much of the database will slow down as the tables grow, and pushes other data out of the cache.",
        Advice = "Look where the blocks are touched: a bloated table or index, a join in the wrong order, a condition applied too late.",
        BadExample = "Buffers: shared hit=250000; 3 rows",
        GoodExample = "Buffers: shared hit=12; 3 rows",
        MaxSeverity = Severity.Medium,
        SeverityRule = "By the share of the node that touched most: medium from 10 %, else low; never high, as the cause is unknown.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Buffers;

    // That blocks are many says least of all: any finding with a cause says more.
    public override GivesWay GivesWay => GivesWay.InSamePlan;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        double blocks = (facts.Plan.SharedHitBlocks ?? 0) + (facts.Plan.SharedReadBlocks ?? 0);
        double rows = Math.Max(1, facts.Plan.Root.Metrics.TotalRows ?? 0);
        // A damaged plan may count blocks though no node ran.
        if (blocks < ManyBlocks || blocks < ManyPerRow * rows || facts.Nodes.Any(Condenses) || facts.LiveNodes.MaxBy(Blocks) is not { } most)
        {
            yield break;
        }

        yield return facts.About(Metadata, most, new NodeObservation
        {
            Message = $"{Figure.Count(blocks)} blocks ({Figure.Megabytes(blocks * KilobytesPerBlock)}) were touched to return "
                + $"{Figure.Count(facts.Plan.Root.Metrics.TotalRows ?? 0)} rows, {Figure.Count(Blocks(most))} of them by {most}.",
            Keys = ["Shared Hit Blocks", "Shared Read Blocks", "Actual Rows", "Actual Loops", "Index Cond", "Filter"],
            Recommendation = "See whether that table or index is bloated, and whether a condition or a join could cut its rows down "
                + "earlier.",
            Stake = facts.Own(most),
            Severity = facts.SharePercent(facts.Own(most)) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
        });
    }

    // Many rows in and few out is what these are for; a writer returns none.
    private static bool Condenses(PlanNode node) =>
        node.NodeType is "Aggregate" or "Group" or "WindowAgg" or "SetOp" or "Unique" or "Recursive Union" or "ModifyTable";

    private static double Blocks(PlanNode node) => (node.Metrics.SharedHitBlocks ?? 0) + (node.Metrics.SharedReadBlocks ?? 0);
}
