using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class ForeignWorkNotPushedDown : PlanRule
{
    private const double ManyRows = 1000;
    private const double CondensedTimes = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "foreign-work-not-pushed-down",
        Code = "FDW",
        Title = "Rows fetched from another server to be thrown away here",
        Why = "What the other server does not filter, aggregate or cut off travels through the network row by row.",
        Advice = "Conditions of built-in operators and functions; the extensions option for others; use_remote_estimate; ANALYZE of the "
            + "foreign table.",
        BadExample = "Foreign Scan on remote_orders; Filter: (my_function(note) = 3); Rows Removed by Filter: 199980",
        GoodExample = "Foreign Scan on remote_orders; Remote SQL: SELECT … WHERE ((customer_id = 42))",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        // A file has nobody on the other side who could work.
        facts.LiveNodes.Where(node => node.NodeType == "Foreign Scan" && !node.Properties.ContainsKey("Foreign File"))
            .Select(scan => Filtered(facts, scan) ?? Condensed(facts, scan))
            .OfType<Finding>();

    private Finding? Filtered(PlanFacts facts, PlanNode scan)
    {
        RowBounds removed = RowBounds.Removed(scan);
        RowBounds returned = RowBounds.Returned(scan);
        if (scan.Filter is null || removed.Value < ManyRows || removed.Value < returned.Value)
        {
            return null;
        }

        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan} fetched {Figure.Count(removed.Value + returned.Value)} rows from the other server and threw "
                + $"{Figure.Count(removed.Value)} of them away here.",
            Keys = ["Filter", "Remote SQL", "Actual Rows", "Rows Removed by Filter", "Actual Loops"],
            Recommendation = "The filter was not sent: it needs built-in, immutable operators and functions, or the server option "
                + "extensions for an extension that both sides have. Write the condition so, or put it into a view on the other server.",
            IsApproximate = removed.Low < returned.High,
        });
    }

    private Finding? Condensed(PlanFacts facts, PlanNode scan)
    {
        double fetched = scan.Metrics.TotalRows ?? 0;
        PlanNode? above = scan.Parent;
        while (above is { NodeType: "Sort" or "Incremental Sort" or "Result" or "Subquery Scan" })
        {
            above = above.Parent;
        }

        if (above is not { NodeType: "Aggregate" or "Group" or "Limit" or "Unique" } || above.Metrics.TotalRows is not { } left
            || fetched < ManyRows || fetched < CondensedTimes * left)
        {
            return null;
        }

        string work = above.NodeType switch { "Limit" => "cut off", "Unique" => "made distinct", _ => "aggregated" };
        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan} fetched {Figure.Count(fetched)} rows from the other server that were {work} to {Figure.Count(left)} here.",
            Keys = ["Remote SQL", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = "See whether the other server can do it: ANALYZE the foreign table or set use_remote_estimate, so that the "
                + "planner knows what it saves; functions and types must be known on both sides.",
        });
    }
}
