using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PlannerSettingsChanged : PlanRule
{
    private const int DefaultCollapseLimit = 8;
    private const double LargeCost = 1000;
    private static readonly string[] CollapseLimits = ["from_collapse_limit", "join_collapse_limit"];

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "planner-settings-changed",
        Code = "SETTINGS",
        Title = "A planner setting left this plan no choice",
        Why = "With an enable_ setting off, or the collapse limits below the number of joined tables, the planner does not look for "
            + "the cheapest plan; such a setting is often forgotten in a role, a database or a connection pool.",
        Advice = "Compare with the default; where it helps, keep it for that statement alone.",
        BadExample = "Settings: enable_hashjoin = 'off'; Nested Loop over 100,000 rows",
        GoodExample = "Settings: work_mem = '64MB'",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info: the setting may be there on purpose.",
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        HashSet<string?> saidOfNodes = [.. SaidOfNodes(facts)];
        List<(string Name, string Default)> changed =
        [
            .. PlannerSwitch.ThatShaped(facts).Where(name => !saidOfNodes.Contains(name)).Select(name => (name, "on")),
            .. TooLowLimits(facts),
        ];
        if (changed.Count == 0 || !IsWorthIt(facts))
        {
            yield break;
        }

        string list = string.Join(", ", changed.Select(setting => $"{setting.Name} = {facts.Plan.Settings[setting.Name]}"));
        yield return facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"This plan was made with {list}, so the planner was not free to choose.",
            Keys = ["Settings"],
            Recommendation = "Compare with the default. If nobody set it on purpose, look for it in ALTER ROLE, ALTER DATABASE, the pool's "
                + "start-up options and postgresql.conf.",
            // One statement can put back only one of several.
            Sql = changed is [var only] ? $"SET LOCAL {only.Name} = {only.Default};" : null,
            Stake = 0,
            Severity = Severity.Info,
        });
    }

    private static IEnumerable<string?> SaidOfNodes(PlanFacts facts) =>
        facts.Nodes.Where(DisabledNode.Is).Select(node => DisabledNode.SettingOf(facts.Plan, node))
            .Concat(facts.Nodes.Any(node => EmptyPartitions.Of(facts, node) is { } read && PartitionsNotPruned.Speaks(facts, read))
                ? [PartitionsNotPruned.Pruning]
                : []);

    // What is over in no time needs no better plan.
    private static bool IsWorthIt(PlanFacts facts) =>
        facts.Plan.ExecutionMs is { } ms ? ms >= PlanSeverity.NeverHighBelowMs : facts.Plan.TotalCost >= LargeCost;

    private static IEnumerable<(string Name, string Default)> TooLowLimits(PlanFacts facts)
    {
        // Partitions of one table are joined as one.
        int joined = facts.Nodes.Count(node => node.IsJoin()) + 1;
        return
            from name in CollapseLimits
            where int.TryParse(facts.Plan.Settings.GetValueOrDefault(name), out int limit) && limit < DefaultCollapseLimit && limit < joined
            select (name, DefaultCollapseLimit.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
