using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

internal sealed class CteFence : PlanRule
{
    private const double ManyRemoved = 1000;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "cte-fence",
        Code = "CTE-MAT",
        Title = "Filter applied after a materialized CTE",
        Why = "A CTE that is materialized is computed in full; the filter of its only reader cannot reach inside.",
        Advice = "Leave out MATERIALIZED (since 12 a CTE read once is then merged into its reader), or move the filter into the CTE.",
        BadExample = "WITH w AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM w WHERE id = 5",
        GoodExample = "WITH w AS (SELECT * FROM orders) SELECT * FROM w WHERE id = 5",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(scan => Speaks(facts, scan)).Select(scan => Found(facts, scan, CteSplit.DeclarationOf(scan)!));

    /// <summary>True where this is said about a CTE Scan; where its rows are kept is then of no matter.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode scan) =>
        // A scan that runs again and again profits from the fence.
        scan is { NodeType: "CTE Scan", Filter: not null, Loops: 1 }
        && !scan.Filter.Contains("SubPlan ", StringComparison.Ordinal)
        && IsMostlyRemoved(RowBounds.Returned(scan), RowBounds.Removed(scan))
        && CteSplit.DeclarationOf(scan) is { } cte
        && facts.Nodes.Count(other => other.CteName == scan.CteName && CteSplit.DeclarationOf(other) == cte) == 1
        && TakesFilter(cte, [.. ConditionText.Conditions(scan.Filter).Select(condition => condition.Column)])
        && facts.SharePercent(Stake(facts, scan, cte)) >= WorthPercent;

    private static bool IsMostlyRemoved(RowBounds returned, RowBounds removed) =>
        removed.Value >= ManyRemoved && removed.Value >= returned.Value;

    // What the filter would have spared: the removed rows' part of computing and keeping them.
    private static double Stake(PlanFacts facts, PlanNode scan, PlanNode cte)
    {
        double removed = RowBounds.Removed(scan).Value;
        return (facts.Subtree(cte) + facts.Own(scan)) * removed / (removed + RowBounds.Returned(scan).Value);
    }

    // The planner pushes a condition through these down to a scan or join (allpaths.c, subquery_is_pushdown_safe); below a LIMIT, a
    // window or a set-returning list it would change the answer, and what writes, locks or recurs is never merged.
    private static bool TakesFilter(PlanNode cte, IReadOnlyList<string> columns)
    {
        PlanNode? node = cte;
        while (node is { NodeType: "Subquery Scan" or "Sort" or "Incremental Sort" or "Gather" or "Gather Merge" })
        {
            node = node.Inputs().FirstOrDefault();
        }

        return columns.Count > 0 && IsPlain(cte, columns) && node switch
        {
            { NodeType: "Aggregate" } => columns.All(column => node.GroupKey.Any(key => LastName(key) == column)),
            { RelationName: not null } => node.NodeType != "ModifyTable",
            { NodeType: "Append" } => true,
            _ => node?.IsJoin() == true,
        };
    }

    // With VERBOSE the list tells a column from an expression, behind which no index lies.
    private static bool IsPlain(PlanNode cte, IReadOnlyList<string> columns) =>
        cte.Output.Count == 0 || columns.All(column => cte.Output.Any(output => LastName(output) == column));

    private static string LastName(string text) =>
        ColumnName.Parse(text)?.Column ?? ConditionText.Unwrap(text).Trim('"');

    private Finding Found(PlanFacts facts, PlanNode scan, PlanNode cte)
    {
        double removed = RowBounds.Removed(scan).Value;
        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"CTE {scan.CteName} was computed in full, {Figure.Count(cte.Metrics.TotalRows ?? 0)} rows; the filter of its only "
                + $"reader then removed {Figure.Count(removed)} of them.",
            Keys = ["CTE Name", "Filter", "Actual Rows", "Rows Removed by Filter"],
            Recommendation = facts.Plan.VersionNumber is null
                ? "From 12 on: leave out MATERIALIZED (or the volatile function that forces it); before: use a subquery in FROM. "
                    + "Or move the filter into the CTE."
                : "Leave out MATERIALIZED, or the volatile function that forces it, so that the filter reaches the tables; or move "
                    + "the filter into the CTE.",
            Stake = Stake(facts, scan, cte),
            IsApproximate = cte.Output.Count == 0,
        });
    }
}
