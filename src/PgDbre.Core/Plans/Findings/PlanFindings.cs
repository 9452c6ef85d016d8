using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>Runs the family over a plan.</summary>
public static class PlanFindings
{
    /// <summary>The plan with its findings, the most expensive first; rules whose data the plan lacks are not run, and said so.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="catalog">Its tables as the server knows them; null for a plan from a file.</param>
    public static Plan Examine(Plan plan, SchemaCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanFacts facts = new(plan, catalog);
        IReadOnlyList<PlanRule> able = [.. RuleFamily.Of<PlanRule>().Where(rule => facts.Has.HasFlag(rule.Needs))];
        IReadOnlyList<Finding> found = RuleFamily.Examine(able, rule => rule.Examine(facts), plan.Root.ToString());
        return plan with
        {
            Findings = new FindingList([.. new RootCauses(facts, able).Link([.. new Precedence(facts, able).Apply(found)])
                .OrderByDescending(finding => finding.Score)
                // A cause is worth at least as much as its symptoms, and stands before them where it is worth the same.
                .ThenBy(finding => finding.Cause is not null)
                .ThenByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)]),
        };
    }
}
