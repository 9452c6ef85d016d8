using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What a rule saw at one node; <see cref="PlanFacts"/> makes a <see cref="Finding"/> of it.</summary>
internal sealed record NodeObservation
{
    /// <summary>One sentence with its numbers.</summary>
    public required string Message { get; init; }

    /// <summary>The server's keys it rests on; their values become the evidence.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>What to do, in words.</summary>
    public required string Recommendation { get; init; }

    /// <summary>What to do, as SQL; null where no statement does it safely.</summary>
    public string? Sql { get; init; }

    /// <summary>Milliseconds at stake (cost without timing); null: the node's own.</summary>
    public double? Stake { get; init; }

    /// <summary>True where rounding, or an estimate, could turn the finding over.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>A severity that does not follow from the share of time; null: it does.</summary>
    public Severity? Severity { get; init; }
}
