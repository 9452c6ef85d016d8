using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>OR over different columns: one index for each alternative, joined by the planner in a BitmapOr; together or not at all.</summary>
internal static class DisjunctionCandidates
{
    private const double MaxFraction = 0.2;

    public static void Find(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        foreach (Disjunction either in predicates.Alternatives.Where(_ => access.Fraction is not > MaxFraction))
        {
            ColumnPredicate?[] alternatives = [.. either.Items.Select(item => Best(access, item))];
            if (alternatives.Any(alternative => alternative is null))
            {
                continue;
            }

            found.Add(access.Table, [.. alternatives.OfType<ColumnPredicate>().DistinctBy(one => one.Key).Select(one => Candidate(access, one, alternatives))]);
        }
    }

    private static ColumnPredicate? Best(TableAccess access, Condition alternative)
    {
        IEnumerable<Condition> parts = alternative is Conjunction both ? both.Items : [alternative];
        return parts.Select(part => PredicateReader.Read(access, part))
            .OfType<ColumnPredicate>()
            .Where(predicate => predicate.Kind is PredicateKind.Equality or PredicateKind.Membership or PredicateKind.Range && AccessPredicates.CanOrder(predicate))
            .MinBy(predicate => predicate.Selectivity);
    }

    private static IndexCandidate Candidate(TableAccess access, ColumnPredicate one, ColumnPredicate?[] all) => new()
    {
        Definition = new IndexDefinition { Table = access.Table.Name, Keys = [one.Key] },
        FreeKeys = 1,
        RuleId = RuleIds.FilterColumns,
        Reason = $"Filters on {string.Join(" or ", all.Select(alternative => alternative!.Key).Distinct())}: an index for each alternative.",
        IsRuleChoice = true,
    };
}
