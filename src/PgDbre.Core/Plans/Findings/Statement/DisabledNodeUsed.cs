using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class DisabledNodeUsed : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "disabled-node-used",
        Code = "DISABLED",
        Title = "A disabled kind of node was used all the same",
        Why = "An enable_ setting forbids nothing, it only makes the planner avoid: here there was no other way. Until 17 it does so "
            + "with a cost of 10,000,000,000, which drowns every other cost and starts just-in-time compilation.",
        Advice = "Turn the setting on again for this statement, or give the planner the other way, such as an index.",
        BadExample = "Seq Scan on orders (cost=10000000000.00..10000004970.00); Settings: enable_seqscan = 'off'",
        GoodExample = "Index Scan using orders_customer_id_idx on orders (cost=0.42..8.44)",
        MaxSeverity = Severity.Low,
        SeverityRule = "Always low: the node is the only one that was possible.",
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (AppendMembers members in AppendMembers.Group(facts, facts.Nodes.Where(DisabledNode.Is)))
        {
            PlanNode node = members.Worst;
            string? setting = DisabledNode.SettingOf(facts.Plan, node);
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} was used although {setting ?? "a setting"} is off: the planner found no other way.{members.Others}",
                Keys = ["Disabled", "Total Cost"],
                Recommendation = "Turn the setting on again: it only distorts the rest of the plan. To be rid of the node, give the "
                    + "planner another way, such as an index.",
                Sql = setting is null ? null : $"SET LOCAL {setting} = on;",
                Stake = 0,
                Severity = Severity.Low,
            });
        }
    }
}
