using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Plans.Gate;

/// <summary>What a gate for plans looks at: the findings of the plan itself, denied rules, and the accepted plans of its query.</summary>
public sealed class PlanGate
{
    private readonly HashSet<string> _denied;
    private readonly PlanBaseline? _baseline;
    private readonly double _maxBufferGrowth;

    /// <summary>A gate.</summary>
    /// <param name="denied">Rules whose findings are at least High.</param>
    /// <param name="baseline">Accepted plans; null for a gate without.</param>
    /// <param name="maxBufferGrowth">Factor by which the blocks of a query may grow.</param>
    /// <exception cref="PgDbreException">PgRuleUnknown: a gate that denies a misspelt rule would let everything pass.</exception>
    public PlanGate(IEnumerable<string> denied, PlanBaseline? baseline, double maxBufferGrowth)
    {
        _denied = new(denied, StringComparer.Ordinal);
        _baseline = baseline;
        _maxBufferGrowth = maxBufferGrowth;
        if (_denied.FirstOrDefault(id => Rules.All(rule => rule.Id != id)) is { } unknown)
        {
            throw new PgDbreException(
                "PgRuleUnknown",
                PgErrorCategory.InvalidArgument,
                $"There is no plan rule '{unknown}'.",
                $"Rules: {string.Join(", ", Rules.Select(rule => rule.Id))}.");
        }
    }

    /// <summary>Every rule this gate may name.</summary>
    public static IReadOnlyList<RuleMetadata> Rules { get; } =
        [.. RuleFamily.Of<PlanRule>().Select(rule => rule.Metadata), .. RuleFamily.Of<PlanGateRule>().Select(rule => rule.Metadata)];

    /// <summary>True for findings that compare with a baseline; the new plan in a new baseline accepts what they say.</summary>
    public static bool IsAgainstBaseline(Finding finding) => RuleFamily.Of<PlanGateRule>().Any(rule => rule.Metadata.Id == finding.RuleId);

    /// <summary>The findings of one plan, changes against the baseline first.</summary>
    /// <exception cref="PgDbreException">PgPlanUnidentified, with a baseline only.</exception>
    public IReadOnlyList<Finding> Examine(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // Findings that came with the plan may know more than the plan alone tells.
        IReadOnlyList<Finding> own = plan.Findings.Count > 0 ? plan.Findings : PlanFindings.Examine(plan).Findings;
        IEnumerable<Finding> inFunctions = plan.Nested.SelectMany(statement => statement.Plan.Findings);
        return [.. AgainstBaseline(plan).Concat(own).Concat(inFunctions).Select(Denied)];
    }

    private IReadOnlyList<Finding> AgainstBaseline(Plan plan)
    {
        if (_baseline is null)
        {
            return [];
        }

        PlanGateSubject subject = new(plan, _baseline.Of(PlanKey.Of(plan)), _maxBufferGrowth);
        return RuleFamily.Examine(RuleFamily.Of<PlanGateRule>(), rule => rule.Examine(subject), subject.Name);
    }

    private Finding Denied(Finding finding) => _denied.Contains(finding.RuleId) && finding.Severity < Severity.High
        ? finding with { Severity = Severity.High }
        : finding;
}
