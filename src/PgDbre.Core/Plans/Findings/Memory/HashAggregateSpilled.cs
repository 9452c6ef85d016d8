using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class HashAggregateSpilled : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "hash-aggregate-spilled-to-disk",
        Code = "HASHAGG-DISK",
        Title = "Hash aggregate spilled to disk",
        Why = "The groups did not fit into work_mem x hash_mem_multiplier; rows were written to temporary files and aggregated later.",
        Advice = "More work_mem for this statement, or better statistics on the grouped columns (n_distinct).",
        BadExample = "HashAggregate; Batches: 17  Memory Usage: 2193kB  Disk Usage: 15056kB",
        GoodExample = "HashAggregate; Batches: 1  Memory Usage: 24593kB",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.NodeType == "Aggregate"))
        {
            double batches = Largest(node, "HashAgg Batches");
            double disk = Largest(node, "Disk Usage");
            if (batches <= 1 && disk <= 0)
            {
                continue;
            }

            int megabytes = WorkMemory.MegabytesForHashAggregate(facts.Plan, Largest(node, "Peak Memory Usage"), disk);
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"The aggregate by {string.Join(", ", node.GroupKey)} needed {Figure.Count(batches)} batches and "
                    + $"wrote {Figure.Megabytes(disk)} to disk.",
                Keys = ["Group Key", "HashAgg Batches", "Planned Partitions", "Peak Memory Usage", "Disk Usage", "Workers"],
                Recommendation = WorkMemory.Caution(megabytes),
                Sql = WorkMemory.SetLocal(megabytes),
                // The factor between disk and memory of an aggregate was not measured as closely as a sort's.
                IsApproximate = true,
            });
        }
    }

    private static double Largest(PlanNode node, string key) => node.NumbersOfProcesses(key).DefaultIfEmpty(0).Max();
}
