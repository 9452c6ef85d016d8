namespace PgDbre.Core.Findings;

/// <summary>What the comments of a text say about suppression.</summary>
/// <param name="Suppressions">Those that can be followed.</param>
/// <param name="Faults">A finding for each that cannot: no reason, no rule, no date.</param>
public sealed record SuppressionScan(IReadOnlyList<Suppression> Suppressions, IReadOnlyList<Finding> Faults)
{
    /// <summary>No comment says anything.</summary>
    public static SuppressionScan None { get; } = new([], []);

    /// <summary>Both together.</summary>
    public static SuppressionScan Join(IEnumerable<SuppressionScan> scans)
    {
        IReadOnlyList<SuppressionScan> all = [.. scans];
        return new SuppressionScan([.. all.SelectMany(scan => scan.Suppressions)], [.. all.SelectMany(scan => scan.Faults)]);
    }
}
