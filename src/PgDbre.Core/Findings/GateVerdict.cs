namespace PgDbre.Core.Findings;

/// <summary>Whether the gate lets pass, and the counts behind it. Known and suppressed findings never fail a gate.</summary>
public sealed record GateVerdict
{
    /// <summary>New findings of this severity and above fail; null for a gate that never fails.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>New findings by severity; a severity without any is not in it.</summary>
    public required IReadOnlyDictionary<Severity, int> NewBySeverity { get; init; }

    /// <summary>Findings of the baseline.</summary>
    public int Known { get; init; }

    /// <summary>Findings silenced by comments.</summary>
    public int Suppressed { get; init; }

    /// <summary>New findings of any severity.</summary>
    public int New => NewBySeverity.Values.Sum();

    /// <summary>New findings that fail the gate.</summary>
    public int Failing => NewBySeverity.Where(pair => pair.Key >= FailOn).Sum(pair => pair.Value);

    /// <summary>True if the gate does not let pass.</summary>
    public bool Failed => Failing > 0;

    /// <summary>The verdict over all findings.</summary>
    public static GateVerdict Of(IEnumerable<JudgedFinding> judged, Severity? failOn)
    {
        ILookup<FindingState, JudgedFinding> byState = judged.ToLookup(one => one.State);
        return new GateVerdict
        {
            FailOn = failOn,
            NewBySeverity = byState[FindingState.New].GroupBy(one => one.Finding.Severity).ToDictionary(group => group.Key, group => group.Count()),
            Known = byState[FindingState.Known].Count(),
            Suppressed = byState[FindingState.Suppressed].Count(),
        };
    }

    /// <summary>True if the finding is one of those that fail the gate.</summary>
    public bool IsFailing(JudgedFinding judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return judged.State == FindingState.New && judged.Finding.Severity >= FailOn;
    }

    /// <summary>The counts in one line: "2 new findings (1 High, 1 Low), 3 known, 1 suppressed".</summary>
    public override string ToString()
    {
        string severities = string.Join(", ", NewBySeverity.OrderByDescending(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"));
        return $"{New} new {(New == 1 ? "finding" : "findings")}{(severities.Length > 0 ? $" ({severities})" : "")}, {Known} known, {Suppressed} suppressed";
    }
}
