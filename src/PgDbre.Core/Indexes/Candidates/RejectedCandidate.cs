namespace PgDbre.Core.Indexes.Candidates;

/// <summary>An index that was thought of and not recommended.</summary>
/// <param name="Index">The table, with columns where they are known.</param>
/// <param name="Reason">Why not, in one sentence with the number that decided.</param>
internal sealed record RejectedCandidate(string Index, string Reason)
{
    /// <summary>The reason in one word.</summary>
    public RejectionCause Cause { get; init; } = RejectionCause.Policy;

    /// <summary>The number that decided, in the unit its cause names; null where none did.</summary>
    public double? Value { get; init; }

    /// <summary>The index that serves instead; null if none does.</summary>
    public string? Other { get; init; }
}
