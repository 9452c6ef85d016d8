using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class RowsFromFewPartitions : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "rows-from-few-partitions",
        Code = "PART-MANY",
        Title = "All partitions read for the rows of a few",
        Why = "Without a condition on the partition key each partition is searched: the cost grows with every partition that is added.",
        Advice = "Add the partition key to the condition where the caller knows it.",
        BadExample = "Append of 24 index scans, 23 of them with rows=0",
        GoodExample = "WHERE customer_id = 42 AND at >= '2025-03-01' AND at < '2025-04-01'",
        MaxSeverity = Severity.Medium,
        SeverityRule = "By the share of the empty ones: medium from 10 %, else low; never high, as the caller may not know the key.",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode append in facts.LiveNodes)
        {
            if (EmptyPartitions.Of(facts, append) is not { } read || PartitionsNotPruned.Speaks(facts, read)
                // An index on each partition comes first; with it the empty ones cost next to nothing.
                || read.Empty.Any(member => SelectiveScan.Of(facts, member) is not null))
            {
                continue;
            }

            double stake = read.Stake(facts);
            Finding finding = facts.About(Metadata, append, new NodeObservation
            {
                Message = $"No condition let the server leave partitions out: {read.Says}.",
                Keys = ["Subplans Removed", "Actual Rows", "Actual Loops"],
                Recommendation = "Where the caller knows the partition key, or a range of it, add it to the condition: the server then "
                    + "leaves the other partitions out.",
                Stake = stake,
                Severity = facts.SharePercent(stake) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
            });
            yield return finding with { Evidence = $"{finding.Evidence}; {read.ConditionOfTheFirst}" };
        }
    }
}
