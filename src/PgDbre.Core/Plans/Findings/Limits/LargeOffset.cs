using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class LargeOffset : PlanRule
{
    private const double ManySkipped = 1000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "large-offset",
        Code = "OFFSET-BIG",
        Title = "Large OFFSET",
        Why = "Skipped rows are computed like all others and then thrown away; each further page costs more.",
        Advice = "Keyset pagination: WHERE (created_at, id) < (last row of the page before) ORDER BY created_at DESC, id DESC LIMIT n.",
        BadExample = "Limit (rows=10) -> Index Scan (rows=50010)",
        GoodExample = "WHERE id > 50000 ORDER BY id LIMIT 10",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode limit in facts.LiveNodes.Where(node => node.NodeType == "Limit"))
        {
            double returned = limit.Metrics.TotalRows ?? 0;
            double read = limit.Inputs().FirstOrDefault()?.Metrics.TotalRows ?? 0;
            if (read - returned < ManySkipped)
            {
                continue;
            }

            yield return facts.About(Metadata, limit, new NodeObservation
            {
                Message = $"OFFSET skipped {Figure.Count(read - returned)} rows to return {Figure.Count(returned)}.",
                Keys = ["Actual Rows", "Actual Loops", "Plan Rows"],
                Recommendation = "Remember the last row of the page before and continue after it, instead of counting from the start.",
                Stake = facts.Subtree(limit) * (read - returned) / read,
            });
        }
    }
}
