namespace PgDbre.Core.Findings;

/// <summary>Sorts findings into new, known and suppressed. A suppression goes before the baseline: it says why.</summary>
/// <param name="baseline">Known findings.</param>
/// <param name="today">The day by which suppressions expire.</param>
public sealed class FindingJudge(FindingBaseline baseline, DateOnly today)
{
    /// <summary>Judges the findings of one subject (a file, a plan) with the suppressions that stand in it.</summary>
    /// <returns>The findings in their order, then what the suppressions themselves are guilty of.</returns>
    public IReadOnlyList<JudgedFinding> Judge(IEnumerable<Finding> findings, SuppressionScan comments)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(comments);
        ILookup<bool, Suppression> byExpiry = comments.Suppressions.ToLookup(one => one.IsExpired(today));
        HashSet<Suppression> unused = [.. byExpiry[false]];
        List<JudgedFinding> judged = [];
        foreach (Finding finding in findings)
        {
            Suppression? silencer = byExpiry[false].FirstOrDefault(one => one.Covers(finding));
            judged.Add(silencer is null ? Unsilenced(finding) : new JudgedFinding(finding, FindingState.Suppressed, silencer.Reason));
            unused.ExceptWith(silencer is null ? [] : [silencer]);
        }

        IEnumerable<Finding> own = comments.Faults
            .Concat(byExpiry[true].Select(SuppressionFindings.Expired))
            .Concat(byExpiry[false].Where(unused.Contains).Select(SuppressionFindings.Unused));
        return [.. judged, .. own.Select(Unsilenced)];
    }

    private JudgedFinding Unsilenced(Finding finding) =>
        new(finding, baseline.Accepts(finding) ? FindingState.Known : FindingState.New);
}
