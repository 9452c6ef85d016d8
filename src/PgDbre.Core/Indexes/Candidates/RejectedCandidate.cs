namespace PgDbre.Core.Indexes.Candidates;

/// <summary>An index that was thought of and not recommended.</summary>
/// <param name="Index">The table, with columns where they are known.</param>
/// <param name="Reason">Why not, in one sentence.</param>
internal sealed record RejectedCandidate(string Index, string Reason);
