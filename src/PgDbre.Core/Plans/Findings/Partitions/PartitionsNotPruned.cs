using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PartitionsNotPruned : PlanRule
{
    internal const string Id = "partitions-not-pruned";
    internal const string Pruning = "enable_partition_pruning";

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = Id,
        Code = "PART-NOPRUNE",
        Title = "Partitions could not be left out",
        Why = "Pruning compares the partition's bounds with the plain key; around a function or a cast of the key every partition is read.",
        Advice = "Compare the plain key: at >= '2025-03-01' AND at < '2025-04-01' instead of date_trunc('month', at) = '2025-03-01'.",
        BadExample = "Append of 24 scans, Filter: (date_trunc('month', at) = '2025-03-01'), 23 of them with rows=0",
        GoodExample = "Seq Scan on parts_2025_03, the only partition in the plan",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Select(node => (Append: node, Read: EmptyPartitions.Of(facts, node)))
            .Where(pair => pair.Read is not null && Speaks(facts, pair.Read))
            .Select(pair => Found(facts, pair.Append, pair.Read!));

    /// <summary>True where the condition, or a setting, is what kept the server from pruning.</summary>
    internal static bool Speaks(PlanFacts facts, EmptyPartitions read) =>
        read.Wrapped is not null || PlannerSwitch.IsOff(facts.Plan, Pruning);

    private Finding Found(PlanFacts facts, PlanNode append, EmptyPartitions read)
    {
        bool off = PlannerSwitch.IsOff(facts.Plan, Pruning);
        string cause = off ? $"{Pruning} is off" : $"{read.Wrapped} is not a plain column";
        Finding finding = facts.About(Metadata, append, new NodeObservation
        {
            Message = $"Because {cause}, {read.Says}.",
            Keys = ["Subplans Removed", "Actual Rows", "Actual Loops"],
            Recommendation = off
                ? "Turn it on again: nothing else keeps the server from leaving partitions out."
                : "If that is the partition key, compare the plain column with a value or a range of values of its own type.",
            Sql = off ? $"SET LOCAL {Pruning} = on;" : null,
            Stake = read.Stake(facts),
            // The plan does not say which column is the key.
            IsApproximate = !off,
        });
        return finding with { Evidence = $"{finding.Evidence}; {read.ConditionOfTheFirst}" };
    }
}
