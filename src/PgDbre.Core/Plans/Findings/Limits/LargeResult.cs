using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class LargeResult : PlanRule
{
    private const double ManyRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "large-result",
        Code = "LIMIT-MISSING",
        Title = "Large result",
        Why = "EXPLAIN does not send the rows; the client will wait for all of them, and has to hold them.",
        Advice = "A LIMIT, pages by key, a cursor, or the aggregation done in SQL.",
        BadExample = "SELECT * FROM orders (rows=200000)",
        GoodExample = "SELECT * FROM orders WHERE id > 500 ORDER BY id LIMIT 100",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info: an export is meant to be large.",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        PlanNode root = facts.Plan.Root;
        double rows = root.Metrics.TotalRows ?? 0;
        if (rows <= ManyRows || root.NodeType is "Limit" or "ModifyTable"
            || SerializationTime.Speaks(facts) || WideRows.Speaks(facts, root))
        {
            yield break;
        }

        yield return facts.About(Metadata, root, new NodeObservation
        {
            Message = $"The statement returned {Figure.Count(rows)} rows, about {Figure.Megabytes(rows * root.PlanWidth / 1024)}.",
            Keys = ["Actual Rows", "Plan Rows", "Plan Width"],
            Recommendation = "If nobody reads them all, fetch a page at a time (LIMIT with a key to continue after), or aggregate in SQL.",
            Stake = 0,
            Severity = Severity.Info,
        });
    }
}
