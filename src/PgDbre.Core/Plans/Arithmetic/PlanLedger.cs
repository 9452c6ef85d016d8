namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>The nodes of one plan in the server's order, with how many processes ran each.</summary>
internal sealed class PlanLedger
{
    public PlanLedger(PlanNode root, IReadOnlyDictionary<string, string> settings)
    {
        Nodes = [.. root.Subtree()];
        Processes = ParallelProcesses.Of(Nodes, settings);
    }

    /// <summary>In document order; a node stands at its <see cref="PlanNode.Id"/> - 1.</summary>
    public IReadOnlyList<PlanNode> Nodes { get; }

    /// <summary>Processes that share the work of a node, by its place.</summary>
    public IReadOnlyList<double> Processes { get; }

    public static int PlaceOf(PlanNode node) => node.Id - 1;

    /// <summary>One figure per node.</summary>
    public double?[] Select(Func<PlanNode, double?> figure) => [.. Nodes.Select(figure)];
}
