using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// A wrong estimate leads to a wrong choice, and that to the time that is lost: the finding about the choice names the finding about
/// the estimate as its cause, where the chain of wrong estimates reaches it. The cause is worth what mending its symptoms is worth.
/// </summary>
internal sealed class RootCauses(PlanFacts facts, IEnumerable<PlanRule> rules)
{
    private readonly Dictionary<string, PlanRule> _rules = rules.ToDictionary(rule => rule.Metadata.Id, StringComparer.Ordinal);

    public IReadOnlyList<Finding> Link(IReadOnlyList<Finding> found)
    {
        List<Finding> estimates = [.. found.Where(finding => finding.NodeId is not null && RuleOf(finding) is { IsAboutEstimates: true })];
        Dictionary<Finding, List<Finding>> symptoms = new(ReferenceEqualityComparer.Instance);
        List<Finding> linked = [];
        foreach (Finding finding in found)
        {
            Finding? cause = estimates.Where(estimate => LeadsTo(estimate, finding)).MaxBy(estimate => estimate.Score);
            linked.Add(cause is null ? finding : finding with { Cause = new FindingCause(cause.RuleId, cause.NodeId) });
            if (cause is not null)
            {
                symptoms.TryAdd(cause, []);
                symptoms[cause].Add(finding);
            }
        }

        return [.. found.Zip(linked, (before, after) => symptoms.TryGetValue(before, out List<Finding>? own) ? Raised(after, own) : after)];
    }

    private PlanRule? RuleOf(Finding finding) => _rules.GetValueOrDefault(finding.RuleId);

    private bool LeadsTo(Finding estimate, Finding finding)
    {
        EstimateFault fault = RuleOf(finding)?.BroughtAboutBy ?? EstimateFault.None;
        if (finding.NodeId is not { } id || fault == EstimateFault.None)
        {
            return false;
        }

        RowEstimate rows = new(facts, under: fault == EstimateFault.TooFew);
        PlanNode cause = facts.Nodes[estimate.NodeId!.Value - 1];
        return Deciding(facts.Nodes[id - 1]).Any(node => rows.Reaches(cause, node));
    }

    // The nodes whose row numbers decided what became of this one.
    private static IEnumerable<PlanNode> Deciding(PlanNode node) => node.NodeType switch
    {
        "Nested Loop" => node.Outer() is { } outer ? Seen(outer) : [],
        // What is done again for each outer row was chosen for their number.
        "Seq Scan" or "Memoize" => LoopAround(node)?.Outer() is { } outer ? Seen(outer) : [],
        // A bitmap is as large as the index found it, whatever the filter leaves of it.
        "Bitmap Heap Scan" => node.Inputs().SelectMany(Seen),
        _ => node.Inputs().SelectMany(Seen).Append(node),
    };

    private static PlanNode? LoopAround(PlanNode node)
    {
        PlanNode child = node;
        foreach (PlanNode above in node.Ancestors())
        {
            if (above.NodeType == "Nested Loop" && child.ParentRelationship == "Inner")
            {
                return above;
            }

            if (above.IsJoin() || above.ConsumesAllInput())
            {
                return null;
            }

            child = above;
        }

        return null;
    }

    // A Hash or Materialize has no estimate of its own.
    private static IEnumerable<PlanNode> Seen(PlanNode input) =>
        RowEstimate.HasOwnEstimate(input) ? [input] : input.Inputs().SelectMany(Seen);

    private Finding Raised(Finding cause, IReadOnlyList<Finding> symptoms)
    {
        double whole = facts.IsTimed ? facts.Plan.ExecutionMs ?? double.MaxValue : double.MaxValue;
        // Never below the largest, which comes after its cause for that.
        double score = Math.Max(symptoms.Max(symptom => symptom.Score), Math.Min(whole, symptoms.Sum(symptom => symptom.Score)));
        score = Math.Max(cause.Score, score);
        Severity severity = PlanSeverity.Of(facts, facts.SharePercent(score));
        return cause with { Score = score, Severity = severity > cause.Severity ? severity : cause.Severity };
    }
}
