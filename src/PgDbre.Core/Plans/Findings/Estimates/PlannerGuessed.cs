using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PlannerGuessed : PlanRule
{
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "planner-guessed",
        Code = "EST-DEFAULT",
        Title = "The planner guessed, far off",
        Why = "Without statistics for an expression, a column or a value the planner takes a built-in share: 0.5 % for an equality, a "
            + "third for an inequality, 200 groups.",
        Advice = "ANALYZE; for an expression CREATE STATISTICS (14 and later) or an index on it, then ANALYZE.",
        BadExample = "Seq Scan; Filter: ((v % 3) = 0); rows=15 planned, rows=1000 actual",
        GoodExample = "CREATE STATISTICS v_mod ON (v % 3) FROM parts; ANALYZE parts; rows=1001 planned",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule + " The time at stake is the node's and that of the nodes that inherit the error.",
    };

    public override bool IsAboutEstimates => true;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (RowEstimate estimate in (RowEstimate[])[new(facts, under: true), new(facts, under: false)])
        {
            IEnumerable<PlanNode> guessed = estimate.Causes()
                .Where(node => PlannerGuess.Of(facts, node) is not null && !IsSaidElsewhere(facts, node));
            foreach (AppendMembers members in AppendMembers.Group(facts, guessed).Where(members => Matters(facts, members)))
            {
                yield return Found(facts, members, PlannerGuess.Of(facts, members.Worst)!, estimate.Consequences(members.Worst));
            }
        }
    }

    private static bool Matters(PlanFacts facts, AppendMembers members) =>
        members.Worst.Ancestors().Any(above => above.IsJoin())
        || (DecidesItself(members.Worst) && facts.SharePercent(members.All.Sum(facts.Own)) >= WorthPercent);

    // A guess decides how the scan or join it was made for is done, and the joins above; too few groups, how they are kept. That rows
    // of a CTE or groups are filtered is done one way only.
    private static bool DecidesItself(PlanNode node) => node.RelationName is not null || node.IsJoin()
        || (node is { NodeType: "Aggregate", Filter: null } && node.Metrics.TotalRows > node.Metrics.TotalPlanRows);

    // Mending the cast, or indexing the expression, mends the estimate too; a join's condition that throws pairs away is its own fault.
    private static bool IsSaidElsewhere(PlanFacts facts, PlanNode node) =>
        JoinFilterDiscards.Discards(node) || CteFence.Speaks(facts, node)
        || (SelectiveScan.Of(facts, node) is not null && ConditionText.Conditions(node.Filter)
            .Any(condition => HasRuleOfItsOwn(condition, facts.TableOf(node)?.FindColumn(condition.Column))));

    private static bool HasRuleOfItsOwn(Condition condition, Column? column) => condition.ComparesWithConstant
        && (CastOnColumn.Speaks(condition, column) || FunctionOnColumn.Speaks(condition) || PatternNeedsIndex.Speaks(condition));

    private Finding Found(PlanFacts facts, AppendMembers members, PlannerGuess guess, IReadOnlyList<PlanNode> consequences)
    {
        PlanNode node = members.Worst;
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"The planner had nothing to go by and took {guess.What}: it expected "
                + $"{Figure.Count(node.Metrics.TotalPlanRows ?? 0)} rows from {node}, which returned "
                + $"{Figure.Count(node.Metrics.TotalRows ?? 0)} ({Figure.Times(RowEstimate.Factor(node))} times off)."
                + members.Others + EstimateFinding.Inherited(consequences),
            Keys =
            [
                "Plan Rows", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Filter", "Join Filter", "Group Key", "Total Cost",
            ],
            Recommendation = Advice(facts, node, guess.Default),
            Sql = Sql(facts, node, guess.Default),
            Stake = consequences.Sum(facts.Own) + (DecidesItself(node) ? members.All.Sum(facts.Own) : 0),
        });
    }

    private static string Advice(PlanFacts facts, PlanNode node, DefaultSelectivity? guess) => guess switch
    {
        null => "ANALYZE the tables below. Expressions, and the columns of a CTE before 17, have no statistics: CREATE STATISTICS on the "
            + "expression (14 and later), or a temporary table that is analyzed.",
        _ when ReadsInitPlan(facts, node) =>
            "The value comes from a subquery that runs later: fetch it first and pass it as a constant, or join instead.",
        _ when IsParameter(guess) => "The value was a parameter of a generic plan; a custom plan sees it.",
        { Value: null } => "The planner does not look into a function: write the condition with columns and operators.",
        _ when node.IsJoin() => "No statistics reach over two tables: join by an equality of columns where that is possible.",
        _ when node.RelationName is null => "What an aggregate or a materialized CTE computes has no statistics: put its rows into a "
            + "temporary table and ANALYZE that.",
        { IsColumn: true } => "ANALYZE the table: the column had no statistics when this was planned.",
        _ => $"CREATE STATISTICS on the expression {guess.Subject} (14 and later) or an index on it, then ANALYZE the table.",
    };

    private static string? Sql(PlanFacts facts, PlanNode node, DefaultSelectivity? guess) =>
        guess is null || node.RelationName is null || ReadsInitPlan(facts, node) ? null
        : IsParameter(guess) ? "SET LOCAL plan_cache_mode = force_custom_plan;"
        : guess.IsColumn ? $"ANALYZE {IndexStatement.Table(facts, node)};"
        : null;

    private static bool IsParameter(DefaultSelectivity guess) => guess.Value?.Contains('$', StringComparison.Ordinal) == true;

    private static bool ReadsInitPlan(PlanFacts facts, PlanNode node) => facts.Nodes
        .Any(other => other.IsInitPlanEdge() && !other.IsCte() && ParameterReference.IsIn(node, ParameterReference.NamesOf(other)));
}
