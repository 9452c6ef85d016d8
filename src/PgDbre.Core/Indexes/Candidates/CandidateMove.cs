namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Indexes that are tried together: one, or those of an OR, of which each alone helps nothing.</summary>
internal sealed record CandidateMove(IReadOnlyList<IndexCandidate> Candidates)
{
    /// <summary>Equal for moves that would build the same.</summary>
    public string Signature => string.Join("\n", Candidates.Select(candidate => candidate.Definition.Signature));
}
