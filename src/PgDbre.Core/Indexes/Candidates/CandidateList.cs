using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Collects what the finders of one plan bring; what an index already serves does not get in.</summary>
internal sealed class CandidateList
{
    private readonly HashSet<string> _known = [];
    private readonly List<CandidateMove> _moves = [];
    private readonly List<RejectedCandidate> _rejected = [];
    private readonly HashSet<RejectedCandidate> _knownRejected = [];

    /// <summary>What is worth a try.</summary>
    public IReadOnlyList<CandidateMove> Moves => _moves;

    /// <summary>What is not, and why.</summary>
    public IReadOnlyList<RejectedCandidate> Rejected => _rejected;

    public void Reject(object index, string reason) => Reject(new RejectedCandidate(index.ToString() ?? "", reason));

    public void Reject(RejectedCandidate rejected)
    {
        if (_knownRejected.Add(rejected))
        {
            _rejected.Add(rejected);
        }
    }

    public void Add(Table table, params IndexCandidate[] together)
    {
        List<IndexCandidate> missing = [];
        foreach (IndexCandidate candidate in together)
        {
            if (IndexCoverage.FindServing(table, candidate.Definition, candidate.FreeKeys, candidate.IsSorted) is { } serving)
            {
                Reject(new RejectedCandidate(candidate.ToString(), $"Index {serving.Name} already serves it.")
                {
                    Cause = RejectionCause.Redundant,
                    Other = serving.Name,
                });
            }
            else
            {
                missing.Add(candidate);
            }
        }

        CandidateMove move = new(missing);
        if (missing.Count > 0 && _known.Add(move.Signature))
        {
            _moves.Add(move);
        }
    }
}
