using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Plans.Findings;

internal sealed class FunctionOnColumn : PlanRule
{
    private const string Words = "An index on the same expression (the function must be immutable), or a condition on the plain column.";

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "function-on-column",
        Code = "FUNC-IDX",
        Title = "Function around a filtered column",
        Why = "An index on the plain column cannot serve a condition on a function of it.",
        Advice = "An index on the expression, or the condition written on the plain column.",
        BadExample = "Filter: (lower(email) = 'a@example.org')",
        GoodExample = "CREATE INDEX ON customers ((lower(email)))",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from node in facts.LiveNodes
        let scan = SelectiveScan.Of(facts, node)
        where scan is not null
        from condition in ConditionText.Conditions(node.Filter)
        where condition.ComparesWithConstant && Speaks(condition)
        let advice = IndexAdvice.For(facts, node, Wanted(condition), Words)
        select facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{condition.Function}() around {condition.Column} keeps an index on it from being used: {scan.Says(node)}.",
            Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            IsApproximate = scan.IsApproximate,
        });

    /// <summary>True for a comparison of a function's result.</summary>
    internal static bool Speaks(Condition condition) => condition.Function is not null;

    private static WantedIndex? Wanted(Condition condition) => ConditionParser.ParseSortKey(condition.Left) is { } side
        ? WantedIndex.On(new IndexKey { Expression = side.Operand.ToIndexExpression() })
        : null;
}
