using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class MemoizeDoesNotPay : PlanRule
{
    private const double FewLookups = 100;
    private const double MissShare = 0.9;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "memoize-does-not-pay",
        Code = "MEMOIZE-BAD",
        Title = "Memoize does not pay",
        Why = "The cache was asked for keys it had not seen, or had to throw entries away.",
        Advice = "More work_mem if entries were evicted; better statistics on the key if nearly every key is new.",
        BadExample = "Memoize; Hits: 10  Misses: 1990",
        GoodExample = "Memoize; Hits: 1900  Misses: 100",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.NodeType == "Memoize"))
        {
            double hits = node.NumbersOfProcesses("Cache Hits").Sum();
            double misses = node.NumbersOfProcesses("Cache Misses").Sum();
            double lost = node.NumbersOfProcesses("Cache Evictions").Sum() + node.NumbersOfProcesses("Cache Overflows").Sum();
            bool mostlyMissed = hits + misses >= FewLookups && misses >= MissShare * (hits + misses);
            if (!mostlyMissed && !(lost > 0 && facts.SharePercent(facts.Subtree(node)) >= WorthPercent))
            {
                continue;
            }

            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"The cache answered {Figure.Count(hits)} of {Figure.Count(hits + misses)} lookups and lost "
                    + $"{Figure.Count(lost)} entries.",
                Keys = ["Cache Key", "Cache Hits", "Cache Misses", "Cache Evictions", "Cache Overflows", "Workers"],
                Recommendation = lost > 0
                    ? "Give the statement more work_mem, so that the cache keeps its entries."
                    : "ANALYZE the outer table: the planner expected far fewer distinct keys. Compare with enable_memoize = off.",
                Stake = facts.Subtree(node),
            });
        }
    }
}
