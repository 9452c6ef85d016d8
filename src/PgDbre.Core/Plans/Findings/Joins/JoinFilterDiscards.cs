using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class JoinFilterDiscards : PlanRule
{
    private const double ManyRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "join-filter-discards",
        Code = "JOIN-FILTER",
        Title = "Join filter throws the product away",
        Why = "The join condition cannot be hashed, merged or indexed: every pair of rows is built and tested.",
        Advice = "Write the condition as column = column; an OR over two tables as a UNION.",
        BadExample = "Nested Loop; Join Filter: ((c.visits + t.k) = 5); Rows Removed by Join Filter: 199500",
        GoodExample = "Hash Join; Hash Cond: (c.visits = t.k)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => Discards(node) && !OrAcrossJoin.Speaks(facts, node)))
        {
            RowBounds removed = RowBounds.Of(node, "Rows Removed by Join Filter");
            double returned = node.Metrics.TotalRows ?? 0;
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} tested {Figure.Count(removed.Value + returned)} pairs of rows and threw "
                    + $"{Figure.Count(removed.Value)} away.",
                Keys = ["Join Filter", "Rows Removed by Join Filter", "Actual Rows", "Actual Loops"],
                Recommendation = "Turn the condition into an equality between columns of both sides, so that it can be hashed or indexed.",
                IsApproximate = removed.Low < ManyRows,
            });
        }
    }
    /// <summary>True where most pairs of rows were built for nothing.</summary>
    internal static bool Discards(PlanNode node) =>
        node.JoinFilter is not null
        && RowBounds.Of(node, "Rows Removed by Join Filter").Value is var removed
        && removed >= ManyRows && removed >= (node.Metrics.TotalRows ?? 0);
}
