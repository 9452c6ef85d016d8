using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class HashSpilled : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "hash-spilled-to-disk",
        Code = "HASH-BATCH",
        Title = "Hash join spilled to disk",
        Why = "The hash table did not fit into memory; both inputs were split into batches that went through temporary files.",
        Advice = "More work_mem for this statement, a smaller hashed side (filter earlier, fewer columns), ANALYZE if the batches grew.",
        BadExample = "Hash; Buckets: 32768  Batches: 16  Memory Usage: 1248kB",
        GoodExample = "Hash; Buckets: 262144  Batches: 1  Memory Usage: 17280kB",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode hash in facts.LiveNodes.Where(node => node.NodeType == "Hash" && node.Number("Hash Batches") > 1))
        {
            double batches = hash.Number("Hash Batches")!.Value;
            double peak = hash.Number("Peak Memory Usage") ?? 0;
            double planned = hash.Number("Original Hash Batches") ?? batches;
            int megabytes = WorkMemory.MegabytesForHash(facts.Plan, batches, peak);
            yield return facts.About(Metadata, hash, new NodeObservation
            {
                Message = $"The hash table of {Figure.Count(hash.Metrics.TotalRows ?? 0)} rows was split into "
                    + $"{Figure.Count(batches)} batches of up to {Figure.Megabytes(peak)}."
                    + (batches > planned ? $" The planner expected {Figure.Count(planned)}: its row estimate was too low." : ""),
                Keys = ["Hash Batches", "Original Hash Batches", "Hash Buckets", "Peak Memory Usage"],
                Recommendation = WorkMemory.Caution(megabytes)
                    + (facts.Plan.VersionNumber is null ? " From 15 on half of it is enough (hash_mem_multiplier 2)." : "")
                    + (batches > planned ? " ANALYZE the tables of the hashed side first." : ""),
                Sql = WorkMemory.SetLocal(megabytes),
                Stake = facts.Own(hash) + (hash.Parent is null ? 0 : facts.Own(hash.Parent)),
            });
        }
    }
}
