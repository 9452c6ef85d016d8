using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>A step from one choice of indexes to another: something added, something removed, or one replaced by a wider one.</summary>
internal sealed record Change(CandidateMove? Added, CandidateMove? Removed)
{
    /// <summary>The indexes that come or go.</summary>
    public IEnumerable<IndexCandidate> Touched => (Added?.Candidates ?? []).Concat(Removed?.Candidates ?? []);
}
