using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class NotChecked : PlanRule
{
    // A plan is complete without these, so their absence alone is no finding; where another gap is told, it is too.
    private const PlanNeeds Extras = PlanNeeds.Catalog | PlanNeeds.Verbose;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-checked",
        Code = "NO-ACTUALS",
        Title = "What could not be judged",
        Why = "A rule that lacks its data is silent, and silence would look like a clean plan.",
        Advice = "EXPLAIN (ANALYZE, BUFFERS) with timing on a statement that may run.",
        BadExample = "EXPLAIN SELECT …",
        GoodExample = "EXPLAIN (ANALYZE, BUFFERS) SELECT …",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info.",
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        string[] skipped = [.. Silent(rule => !facts.Has.HasFlag(rule.Needs & ~Extras))];
        List<string> missing = [.. Missing(facts)];
        if (missing.Count == 0)
        {
            yield break;
        }

        Finding finding = facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"The plan has {string.Join(", and ", missing)}: "
                + (skipped.Length == 0 ? "all is judged, but less exactly." : $"{skipped.Length} rules could not judge it."),
            Keys = [],
            Recommendation = facts.IsAnalyzed
                ? "Repeat it with ANALYZE, BUFFERS and timing on."
                : "If the statement may run, repeat it with ANALYZE and BUFFERS; findings marked as estimated rest on the "
                    + "planner's numbers.",
            Stake = 0,
            Severity = Severity.Info,
        });
        yield return finding with
        {
            Evidence = $"absent keys: {string.Join(", ", AbsentKeys(facts))}; "
                + $"not judged: {string.Join(", ", skipped)}"
                + Without(facts, "VERBOSE", PlanNeeds.Verbose)
                + Without(facts, "connection", PlanNeeds.Catalog),
        };
    }

    private static string Without(PlanFacts facts, string what, PlanNeeds extra)
    {
        string[] rules = facts.Has.HasFlag(extra)
            ? []
            : [.. Silent(rule => rule.Needs.HasFlag(extra) && facts.Has.HasFlag(rule.Needs & ~Extras))];
        return rules.Length == 0 ? "" : $"; no {what}: {string.Join(", ", rules)}";
    }

    private static IEnumerable<string> Silent(Func<PlanRule, bool> isSilent) =>
        RuleFamily.Of<PlanRule>().Where(isSilent).Select(rule => rule.Metadata.Id);

    private static IEnumerable<string> Missing(PlanFacts facts)
    {
        if (!facts.IsAnalyzed)
        {
            yield return "estimates only (no ANALYZE)";
            yield break;
        }

        if (!facts.IsTimed)
        {
            yield return "no times (TIMING OFF)";
        }

        if (!facts.Has.HasFlag(PlanNeeds.Buffers))
        {
            yield return "no block counts (BUFFERS OFF)";
        }
    }

    private static IEnumerable<string> AbsentKeys(PlanFacts facts) =>
        ((string[])["Actual Rows", "Actual Total Time", "Shared Hit Blocks"]).Where(key => !facts.Plan.Root.Properties.ContainsKey(key));
}
