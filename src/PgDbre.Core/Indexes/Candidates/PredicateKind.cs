namespace PgDbre.Core.Indexes.Candidates;

/// <summary>What an index must be able to do for a predicate.</summary>
internal enum PredicateKind
{
    /// <summary>Equal to one value: what follows in the index stays in order.</summary>
    Equality,
    /// <summary>Equal to one of several values.</summary>
    Membership,
    /// <summary>Between bounds, LIKE 'x%' included: nothing behind it in the index narrows the search.</summary>
    Range,
    /// <summary>A pattern without a fixed beginning: trigrams.</summary>
    Pattern,
    /// <summary>Containment, overlap, full text: an inverted index.</summary>
    Containment,
}
