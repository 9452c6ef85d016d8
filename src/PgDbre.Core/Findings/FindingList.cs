using System.Collections.ObjectModel;

namespace PgDbre.Core.Findings;

/// <summary>Findings of one subject; as text their rule ids, so that a CSV cell is useful.</summary>
public sealed class FindingList(IList<Finding> findings) : ReadOnlyCollection<Finding>(findings)
{
    /// <summary>Nothing found.</summary>
    public static new FindingList Empty { get; } = new([]);

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", this.Select(finding => finding.RuleId));
}
