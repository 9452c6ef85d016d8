namespace PgDbre.Core.Findings;

/// <summary>
/// Findings that were there when the gate was set up: they are known, and only what is not among them is new. Counts as it goes, so that
/// a second finding of a kind that was accepted once is new.
/// </summary>
public sealed class FindingBaseline
{
    private readonly Dictionary<string, int> _left;

    /// <summary>A baseline that accepts these.</summary>
    public FindingBaseline(IEnumerable<KnownFinding> known) =>
        _left = known.GroupBy(one => one.Fingerprint, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Count), StringComparer.Ordinal);

    /// <summary>A baseline that accepts nothing.</summary>
    public static FindingBaseline Empty => new([]);

    /// <summary>What a baseline of these findings holds, in a stable order.</summary>
    public static IReadOnlyList<KnownFinding> From(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(FindingFingerprint.Of, StringComparer.Ordinal)
            .Select(group => new KnownFinding(group.Key, group.First().RuleId, group.First().Object, group.Count()))
            .OrderBy(known => known.RuleId, StringComparer.Ordinal)
            .ThenBy(known => known.Object, StringComparer.Ordinal)
            .ThenBy(known => known.Fingerprint, StringComparer.Ordinal)];

    /// <summary>True if the finding is accepted; it is used up by that.</summary>
    public bool Accepts(Finding finding)
    {
        string fingerprint = FindingFingerprint.Of(finding);
        if (_left.GetValueOrDefault(fingerprint) == 0)
        {
            return false;
        }

        _left[fingerprint]--;
        return true;
    }
}
