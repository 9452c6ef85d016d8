using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>The conditions of one table access, sorted by what an index can do with them.</summary>
internal sealed record AccessPredicates
{
    private const int MaxEqualities = 4;

    // A flag that most rows have makes an index larger and the search no shorter.
    private const double UsefulSelectivity = 0.5;

    /// <summary>Equalities and memberships worth a key, the most selective first.</summary>
    public required IReadOnlyList<ColumnPredicate> Equalities { get; init; }

    /// <summary>Ranges, those with a known beginning included.</summary>
    public required IReadOnlyList<ColumnPredicate> Ranges { get; init; }

    /// <summary>Conditions for trigram or other inverted indexes.</summary>
    public required IReadOnlyList<ColumnPredicate> Inverted { get; init; }

    /// <summary>All that were read, those that are worth no key included.</summary>
    public required IReadOnlyList<ColumnPredicate> All { get; init; }

    /// <summary>ORs that are no membership of one column, each as its alternatives.</summary>
    public required IReadOnlyList<Disjunction> Alternatives { get; init; }

    public static AccessPredicates Read(TableAccess access)
    {
        List<ColumnPredicate> all = [];
        List<Disjunction> alternatives = [];
        foreach (Condition condition in access.Conditions)
        {
            if (PredicateReader.Read(access, condition) is { } predicate)
            {
                all.Add(predicate);
            }
            else if (condition is Disjunction either)
            {
                alternatives.Add(either);
            }
        }

        return new AccessPredicates
        {
            All = all,
            Equalities = [.. all.Where(IsEquality).OrderBy(predicate => predicate.Selectivity).DistinctBy(predicate => predicate.Key).Take(MaxEqualities)],
            Ranges = [.. all.Where(predicate => predicate.Kind == PredicateKind.Range && CanOrder(predicate)).DistinctBy(predicate => predicate.Key)],
            Inverted = [.. all.Where(predicate => predicate.Kind is PredicateKind.Pattern or PredicateKind.Containment)],
            Alternatives = alternatives,
        };
    }

    private static bool IsEquality(ColumnPredicate predicate) =>
        predicate.Kind is PredicateKind.Equality or PredicateKind.Membership
        && predicate.Selectivity <= UsefulSelectivity
        && CanOrder(predicate);

    /// <summary>True if a B-tree can hold the key; of an expression only the server knows.</summary>
    public static bool CanOrder(ColumnPredicate predicate) => predicate.Column?.HasBTree ?? true;
}
