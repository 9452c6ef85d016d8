using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class TriggerTime : PlanRule
{
    private const double WarnPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "trigger-time",
        Code = "TRIG-TIME",
        Title = "A trigger takes a large part",
        Why = "Triggers run once per row or statement, outside the plan; a foreign key without an index scans the other table "
            + "for each row.",
        Advice = "Index the referencing column of the foreign key; for a trigger of your own, work per statement with transition tables.",
        BadExample = "Trigger for constraint order_items_order_id_fkey: time=53.644 calls=10",
        GoodExample = "the same trigger: time=0.1 calls=10",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.Plan.Triggers
            .Where(trigger => trigger.TimeMs > 0 && facts.SharePercent(trigger.TimeMs.Value) >= WarnPercent)
            .Select(trigger => Found(facts, trigger));

    private Finding Found(PlanFacts facts, PlanTrigger trigger)
    {
        string name = trigger.ConstraintName is { } constraint ? $"foreign key {constraint}" : $"trigger {trigger.Name}";
        Remedy advice = ForeignKeyAdvice.For(facts, trigger);
        Finding finding = facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"The {name} took {Figure.Ms(trigger.TimeMs!.Value)} in {Figure.Count(trigger.Calls)} calls, "
                + $"{Figure.Ms(trigger.TimeMs.Value / Math.Max(1, trigger.Calls))} each.",
            Keys = ["Triggers", "Execution Time"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = trigger.TimeMs,
        });
        return finding with { Object = trigger.Relation is null ? name : $"{name} on {trigger.Relation}" };
    }
}
