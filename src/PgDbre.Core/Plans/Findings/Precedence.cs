using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>Takes out the findings whose rule gives way (<see cref="GivesWay"/>) to another one that was made.</summary>
internal sealed class Precedence(PlanFacts facts, IEnumerable<PlanRule> rules)
{
    private readonly Dictionary<string, PlanRule> _rules = rules.ToDictionary(rule => rule.Metadata.Id, StringComparer.Ordinal);

    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> found)
    {
        // What is only worth knowing explains nothing, and two symptoms do not explain each other.
        List<Finding> faults = [.. found.Where(finding => finding.Severity > Severity.Info && Names(finding.RuleId))];
        HashSet<int> explained = [.. faults.Select(fault => fault.NodeId).OfType<int>().Select(Place)];
        HashSet<int> unpruned = [.. faults.Where(fault => fault.RuleId == PartitionsNotPruned.Id).Select(fault => fault.NodeId ?? 0)];
        IEnumerable<Finding> outside = found.Where(finding => !IsMemberOf(unpruned, finding));
        return outside.Where(finding => _rules.GetValueOrDefault(finding.RuleId)?.GivesWay switch
        {
            GivesWay.AtSameNode => finding.NodeId is not { } id || !explained.Contains(Place(id)),
            GivesWay.InSamePlan => faults.Count == 0,
            _ => true,
        });
    }

    // A partition that should not have been read needs no index.
    private bool IsMemberOf(HashSet<int> appends, Finding finding) =>
        finding.NodeId is { } id && AppendMembers.AppendOf(facts.Nodes[id - 1]) is { } append && appends.Contains(append.Id);

    private bool Names(string ruleId) => _rules.GetValueOrDefault(ruleId) is { GivesWay: GivesWay.Never, IsAboutEstimates: false };

    // Partitions share their faults, and each rule names the worst of them by its own measure.
    private int Place(int id)
    {
        PlanNode node = facts.Nodes[id - 1];
        return (AppendMembers.AppendOf(node) ?? node).Id;
    }
}
