namespace PgDbre.Core.Findings;

/// <summary>The finding that another one follows from: mend this one first.</summary>
/// <param name="RuleId">Its rule.</param>
/// <param name="NodeId">The plan node it is about, counted from 1; null for the statement as a whole.</param>
public sealed record FindingCause(string RuleId, int? NodeId)
{
    /// <summary>"rows-underestimated at node 5".</summary>
    public override string ToString() => NodeId is { } id ? $"{RuleId} at node {id}" : RuleId;
}
