using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>What one more move would bring on top of those already taken.</summary>
internal sealed record Trial
{
    /// <summary>The move.</summary>
    public required CandidateMove Move { get; init; }

    /// <summary>Weighted cost it saves over all queries it serves.</summary>
    public double Gain { get; init; }

    /// <summary>The best relative gain of any query, 0 to 100, whether or not that was enough.</summary>
    public double BestPercent { get; init; }

    /// <summary>The relative gain that was asked for, 0 to 100.</summary>
    public double WantedPercent { get; init; }

    /// <summary>Expected bytes; 0 where unknown.</summary>
    public long SizeBytes { get; init; }

    /// <summary>The server's refusal; null if it takes the index.</summary>
    public string? Refusal { get; init; }
}
