using System.Globalization;

namespace PgDbre.Core.Plans;

/// <summary>Where a statement's time went that no node of the tree holds; ms, null means that the plan does not say.</summary>
public sealed record TimeOutsideTree
{
    /// <summary>Planning Time, not part of Execution Time.</summary>
    public double? PlanningMs { get; init; }

    /// <summary>All triggers together.</summary>
    public double? TriggersMs { get; init; }

    /// <summary>Compiling, summed over all processes. Most of it is inside the nodes' times: never add it to them.</summary>
    public double? JitMs { get; init; }

    /// <summary>Turning the result into what the client gets (SERIALIZE, 17 and later).</summary>
    public double? SerializationMs { get; init; }

    /// <summary>The rest of Execution Time: starting and ending the executor.</summary>
    public double? StartAndEndMs { get; init; }

    /// <summary>What is known: "planning 0.212 ms, triggers 53.644 ms"; empty where nothing is.</summary>
    public override string ToString() => string.Join(", ", new (string Name, double? Ms)[]
    {
        ("planning", PlanningMs), ("triggers", TriggersMs), ("JIT (within the nodes)", JitMs), ("serialization", SerializationMs),
        ("executor start and end", StartAndEndMs),
    }.Where(part => part.Ms is not null).Select(part => $"{part.Name} {Figure(part.Ms!.Value)} ms"));

    private static string Figure(double ms) => ms.ToString("#,##0.###", CultureInfo.InvariantCulture);
}
