using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class CastOnColumn : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "cast-on-column",
        Code = "CAST-IDX",
        Title = "Column cast to another type",
        Why = "The value has another type than the column, so the column is converted row by row, and its index is of no use.",
        Advice = "Pass the parameter with the column's type, or cast the constant instead of the column.",
        BadExample = "Filter: ((id)::numeric = 5.0)",
        GoodExample = "WHERE id = 5, the parameter bound as bigint",
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
        select facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{condition.Column} is cast to {condition.Cast} for the comparison, so no index on it can be used: "
                + $"{scan.Says(node)}.",
            Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = $"Send the value with the type of {condition.Column} (the driver's parameter type), or cast the value.",
            Sql = null,
            IsApproximate = scan.IsApproximate,
        });

    /// <summary>True for a comparison whose cast keeps an index from being used.</summary>
    internal static bool Speaks(Condition condition) => condition is { Function: null, Cast: { } cast } && IsLossy(cast);

    // A cast to text from varchar costs nothing and keeps the index; the plan does not tell the column's own type.
    private static bool IsLossy(string cast) => cast.Split('(')[0].Trim() is
        "numeric" or "double precision" or "real" or "bigint" or "integer" or "date"
        or "timestamp without time zone" or "timestamp with time zone";
}
