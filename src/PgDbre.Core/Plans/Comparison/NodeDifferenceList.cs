using System.Collections.ObjectModel;

namespace PgDbre.Core.Plans.Comparison;

/// <summary>The steps of two plans; as text those that changed, so that a CSV cell is useful.</summary>
public sealed class NodeDifferenceList(IList<NodeDifference> nodes) : ReadOnlyCollection<NodeDifference>(nodes)
{
    /// <inheritdoc />
    public override string ToString() =>
        string.Join("; ", this.Where(node => node.Change != NodeChange.Same).Select(node => node.ToString()));
}
