using System.Globalization;

namespace PgDbre.Core.Indexes;

/// <summary>What the recommended indexes do for one query.</summary>
public sealed record QueryGain
{
    /// <summary>The statement; null for a plan that came without it.</summary>
    public string? Query { get; init; }

    /// <summary>The server's query id; null where unknown.</summary>
    public long? QueryId { get; init; }

    /// <summary>Planner cost of one execution as things are.</summary>
    public required double CostBefore { get; init; }

    /// <summary>Planner cost with all recommended indexes.</summary>
    public required double CostAfter { get; init; }

    /// <summary>(before - after) / before, percent; negative where the cost rises.</summary>
    public double GainPercent => CostBefore > 0 ? Math.Round(100 * (CostBefore - CostAfter) / CostBefore, 2) : 0;

    /// <summary>Estimated milliseconds saved: a day where the calls are known, else of one execution.</summary>
    public required double SavedMs { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"cost {CostBefore:0.##} to {CostAfter:0.##}, about {SavedMs:0.###} ms saved: {Query}");
}
