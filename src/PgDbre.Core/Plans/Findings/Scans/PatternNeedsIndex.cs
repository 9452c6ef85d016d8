using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PatternNeedsIndex : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "pattern-needs-index",
        Code = "LIKE-OPS",
        Title = "LIKE pattern without a fitting index",
        Why = "Outside of the C collation a plain B-tree cannot serve LIKE, and none can serve a leading % or ILIKE.",
        Advice = "A text_pattern_ops index for prefixes; pg_trgm with a GIN index for everything else.",
        BadExample = "Filter: (email ~~ 'user77%')",
        GoodExample = "CREATE INDEX ON customers (email text_pattern_ops)",
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
        let advice = PatternAdvice.For(facts, node, condition)
        select facts.About(Metadata, node, new NodeObservation
        {
            Message = $"No index served the pattern on {condition.Column}: {scan.Says(node)}.",
            Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            IsApproximate = scan.IsApproximate,
        });

    /// <summary>True for LIKE and ILIKE on a column.</summary>
    internal static bool Speaks(Condition condition) => condition is { Function: null, Operator: "~~" or "~~*" };
}
