namespace PgDbre.Core.Plans.Comparison;

/// <summary>What became of a node.</summary>
public enum NodeChange
{
    /// <summary>The same step, done in the same way.</summary>
    Same,
    /// <summary>The same step, done in another way: another node type, index or join type.</summary>
    Changed,
    /// <summary>Only in the second plan.</summary>
    Added,
    /// <summary>Only in the first plan.</summary>
    Removed,
}
