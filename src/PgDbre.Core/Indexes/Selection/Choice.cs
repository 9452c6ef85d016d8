using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>The indexes taken at some point of the search; never changed, only followed by another.</summary>
internal sealed class Choice(IReadOnlyList<CandidateMove> moves)
{
    /// <summary>Nothing but what exists.</summary>
    public static Choice Empty { get; } = new([]);

    /// <summary>What was taken, the oldest first.</summary>
    public IReadOnlyList<CandidateMove> Moves { get; } = moves;

    /// <summary>The indexes, each once though several moves may ask for it.</summary>
    public IReadOnlyList<IndexCandidate> Indexes { get; } = Distinct(moves);

    /// <summary>The choice after the change.</summary>
    public Choice After(Change change)
    {
        IEnumerable<CandidateMove> kept = Moves.Where(move => move != change.Removed);
        return new Choice([.. kept, .. change.Added is { } added ? [added] : Array.Empty<CandidateMove>()]);
    }

    // Only the alternatives of an OR can bring an index that another move brings too.
    private static IReadOnlyList<IndexCandidate> Distinct(IReadOnlyList<CandidateMove> moves)
    {
        IEnumerable<IndexCandidate> all = moves.SelectMany(move => move.Candidates);
        return moves.All(move => move.Candidates.Count == 1)
            ? [.. all]
            : [.. all.DistinctBy(candidate => candidate.Definition.Signature)];
    }
}
