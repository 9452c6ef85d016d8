using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Walking;

/// <summary>
/// Visits a tree in the order of the source, without recursion, and tells for each node what it stands in, as Python evaluates it: the
/// iterable of a for, the decorators and defaults of a function, the first iterable of a comprehension are evaluated outside of it.
/// </summary>
public static class SyntaxWalk
{
    /// <summary>Every node of a module but the module itself.</summary>
    public static IEnumerable<PlacedNode> All(PythonModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return Below([.. module.Body.Select(statement => new PlacedNode(statement, null))]);
    }

    /// <summary>These nodes and every node below them.</summary>
    public static IEnumerable<PlacedNode> Below(IReadOnlyList<PlacedNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        Stack<PlacedNode> open = new(nodes.Reverse());
        PlacedChildren children = new();
        while (open.TryPop(out PlacedNode current))
        {
            yield return current;
            IReadOnlyList<PlacedNode> below = children.Of(current);
            for (int i = below.Count - 1; i >= 0; i--)
            {
                open.Push(below[i]);
            }
        }
    }

    /// <summary>Every call of a module.</summary>
    public static IEnumerable<CallSite> Calls(PythonModule module) =>
        All(module).Where(placed => placed.Node is CallExpression)
            .Select(placed => new CallSite((CallExpression)placed.Node, placed.Enclosure));
}
