using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Composite B-trees: equalities first, then one range or the sort keys, and join columns with and without the equalities.
/// The first of its kind that fits is the rules' own choice; the rest is for the simulation to judge.
/// </summary>
internal static class BTreeCandidates
{
    public static void Find(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        bool isChosen = SortCandidates.Find(access, predicates, found);
        AddFilters(access, predicates, found, isChosen);
        AddJoins(access, predicates, found);
        AddGroups(access, predicates, found);
    }

    private static void AddFilters(TableAccess access, AccessPredicates predicates, CandidateList found, bool isChosen)
    {
        IReadOnlyList<ColumnPredicate> equalities = predicates.Equalities;
        if (equalities.Count + predicates.Ranges.Count == 0)
        {
            return;
        }

        if (!BTreeKeys.IsSelective(access))
        {
            string filter = BTreeKeys.Names([.. equalities, .. predicates.Ranges]);
            string share = string.Create(CultureInfo.InvariantCulture, $"{100 * access.Fraction:0.#} %");
            found.Reject(new RejectedCandidate(
                access.Table.ToString(),
                $"The filter on {filter} keeps {share} of the rows; no index is faster than reading them in order.")
            {
                Cause = RejectionCause.NotSelective,
                Value = 100 * access.Fraction,
            });
            return;
        }

        IndexKey[] equalKeys = [.. equalities.Select(equality => equality.Key)];
        foreach (ColumnPredicate range in predicates.Ranges.Where(range => !equalKeys.Contains(range.Key)))
        {
            IndexKey[] keys = [.. equalKeys, range.Key, .. range.Following];
            string reason = $"Filters on {BTreeKeys.Names([.. equalities, range])}.";
            found.Add(
                access.Table,
                BTreeKeys.Candidate(
                    access, RuleIds.FilterColumns, keys, equalKeys.Length, reason, isSorted: range.Following.Count > 0, !isChosen));
            isChosen = true;
            found.Add(
                access.Table,
                BTreeKeys.Candidate(access, RuleIds.FilterColumns, [range.Key], 0, $"Filters on {BTreeKeys.Names([range])}."));
        }

        if (equalKeys.Length > 0)
        {
            found.Add(
                access.Table,
                BTreeKeys.Candidate(
                    access,
                    RuleIds.FilterColumns,
                    equalKeys,
                    equalKeys.Length,
                    $"Filters on {BTreeKeys.Names(equalities)}.",
                    isRuleChoice: !isChosen));
        }

        foreach (ColumnPredicate equality in equalities.Where(_ => equalities.Count > 1))
        {
            found.Add(
                access.Table,
                BTreeKeys.Candidate(access, RuleIds.FilterColumns, [equality.Key], 1, $"Filters on {BTreeKeys.Names([equality])}."));
        }
    }

    private static void AddJoins(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] equal = [.. predicates.Equalities.Select(equality => equality.Key)];
        foreach (Column column in access.JoinColumns.Where(column => column.HasBTree))
        {
            IndexKey join = IndexKey.On(column.Name);
            string name = join.ToString();
            found.Add(access.Table, BTreeKeys.Candidate(access, RuleIds.JoinColumns, [join], 1, $"Joins on {name}.", isRuleChoice: true));
            if (equal.Length > 0 && !equal.Contains(join))
            {
                string reason = $"Joins on {name} and filters on {BTreeKeys.Names(predicates.Equalities)}.";
                found.Add(access.Table, BTreeKeys.Candidate(access, RuleIds.JoinColumns, [join, .. equal], equal.Length + 1, reason));
            }

            foreach (ColumnPredicate range in predicates.Ranges.Where(range => range.Key != join && !equal.Contains(range.Key)))
            {
                string reason = $"Joins on {name} and filters on {BTreeKeys.Names([.. predicates.Equalities, range])}.";
                found.Add(
                    access.Table,
                    BTreeKeys.Candidate(
                        access, RuleIds.JoinColumns, [join, .. equal.Where(key => key != join), range.Key], equal.Length + 1, reason));
            }
        }
    }

    // Rows that come in the order of their groups need neither a sort nor a hash table.
    private static void AddGroups(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] single =
            [.. predicates.Equalities.Where(equality => equality.Kind == PredicateKind.Equality).Select(equality => equality.Key)];
        foreach (IReadOnlyList<Column> group in access.Groups.Where(group => group.All(column => column.HasBTree)))
        {
            IndexKey[] keys = [.. group.Select(column => IndexKey.On(column.Name)).Where(key => !single.Contains(key))];
            if (keys.Length > 0)
            {
                string reason = $"Groups by {string.Join(", ", keys.AsEnumerable())}.";
                found.Add(access.Table, BTreeKeys.Candidate(access, RuleIds.GroupColumns, [.. single, .. keys], single.Length, reason));
            }
        }
    }
}
