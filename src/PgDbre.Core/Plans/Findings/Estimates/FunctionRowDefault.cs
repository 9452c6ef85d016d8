using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Anonymizing;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

internal sealed class FunctionRowDefault : PlanRule
{
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "function-row-default",
        Code = "FUNC-EST",
        Title = "Function's rows guessed by a default",
        Why = "The planner does not look into a function: 1,000 rows (100 for table functions) unless it was told better, and the joins "
            + "above were chosen for that number.",
        Advice = "ALTER FUNCTION … ROWS n, a support function, or the rows put into a temporary table and analyzed first.",
        BadExample = "Function Scan on open_orders (rows=1000 planned, rows=50000 actual) below a Nested Loop",
        GoodExample = "ALTER FUNCTION open_orders ROWS 50000",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium, from 10 % of the execution time in the joins above: the right number may lead to the same ones.",
    };

    public override bool IsAboutEstimates => true;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(node => Speaks(facts, node)).Select(node => Found(facts, node));

    /// <summary>True where this is said about a function; that a join above was chosen by a wrong number goes without saying.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode node) =>
        IsDefault(node) && ChosenAbove(node).Any() && facts.SharePercent(Stake(facts, node)) >= WorthPercent
        && ((RowEstimate[])[new(facts, under: true), new(facts, under: false)]).Any(estimate => estimate.Causes().Contains(node));

    /// <summary>True where no statistics would mend a row number.</summary>
    internal static bool IsOfFunction(PlanNode node) => node.NodeType is "Function Scan" or "Table Function Scan";

    private static bool IsDefault(PlanNode node) => node is { Filter: null }
        && (node is { NodeType: "Function Scan", PlanRows: 1000 or 100 } || node is { NodeType: "Table Function Scan", PlanRows: 100 });

    // Joins the planner chose by this number. A function that is called for each row of the other side leaves it no choice there.
    private static IEnumerable<PlanNode> ChosenAbove(PlanNode node) =>
        node.Ancestors().TakeWhile(above => !above.IsInitPlanEdge())
            .Where(above => above.IsJoin() && !(above.NodeType == "Nested Loop" && node.Loops > above.Loops));

    // With a nested loop goes what it does for each row.
    private static double Stake(PlanFacts facts, PlanNode node) => facts.Own(node) + ChosenAbove(node).Sum(join =>
        facts.Own(join) + (join is { NodeType: "Nested Loop" } && join.Inner() is { } inner ? facts.Subtree(inner) : 0));

    private Finding Found(PlanFacts facts, PlanNode node)
    {
        string? name = node.Text("Function Name");
        double perCall = Math.Max(1, Math.Round(node.ActualRows ?? 0));
        bool isOwn = name is not null && node.Schema != "pg_catalog" && !CatalogFunctions.Contains(name);
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"The planner took the default of {Figure.Count(node.PlanRows)} rows for {name ?? node.NodeType}; it returned "
                + $"{Figure.Count(perCall)}, and {string.Join(", ", ChosenAbove(node).Select(above => above.NodeType))} above went by "
                + "that number.",
            Keys = ["Function Name", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = isOwn
                ? "If that many rows are usual, tell the planner with ROWS; if not, put the rows into a temporary table and ANALYZE it."
                : "Put the rows into a temporary table, ANALYZE it and join that.",
            Sql = isOwn ? $"ALTER FUNCTION {Function(node, name!)} ROWS {(long)perCall};" : null,
            Stake = Stake(facts, node),
            Severity = Severity.Medium,
        });
    }

    private static string Function(PlanNode node, string name) =>
        node.Schema is { Length: > 0 } schema ? SqlIdentifier.Quote(schema, name) : SqlIdentifier.Quote(name);
}
