namespace PgDbre.Core.Findings.Writers;

/// <summary>What a writer writes.</summary>
/// <param name="Source">The cmdlet that found it.</param>
/// <param name="Judged">All findings, known and suppressed ones included.</param>
/// <param name="Verdict">What the gate says.</param>
public sealed record FindingReport(string Source, IReadOnlyList<JudgedFinding> Judged, GateVerdict Verdict)
{
    /// <summary>What is known of the rules; findings of rules that are not among them are written all the same.</summary>
    public IReadOnlyList<RuleMetadata> Rules { get; init; } = [];

    /// <summary>A line about each subject, where the family has a verdict on each.</summary>
    public IReadOnlyList<string> Verdicts { get; init; } = [];

    /// <summary>Findings that count.</summary>
    internal IEnumerable<Finding> New => Judged.Where(one => one.State == FindingState.New).Select(one => one.Finding);
}
