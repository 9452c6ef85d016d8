using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>B-trees in the order of a sort, equalities in front; with LIMIT the search can stop early.</summary>
internal static class SortCandidates
{
    /// <summary>True if one of them is the rules' own choice.</summary>
    public static bool Find(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        bool isChosen = false;
        ColumnPredicate[] single = [.. predicates.Equalities.Where(equality => equality.Kind == PredicateKind.Equality)];
        foreach (SortNeed sort in access.Sorts)
        {
            if (SortKeys(access, sort, single) is not { Length: > 0 } keys)
            {
                continue;
            }

            bool isWanted = sort.HasLimit || (sort.IsAlone && single.Length > 0 && BTreeKeys.IsSelective(access));
            string order = string.Join(", ", keys.AsEnumerable());
            IndexKey[] composite = [.. single.Select(equality => equality.Key), .. keys];
            string reason = single.Length == 0 ? $"Sorts by {order}." : $"Filters on {BTreeKeys.Names(single)} and sorts by {order}.";
            found.Add(
                access.Table,
                BTreeKeys.Candidate(access, RuleIds.SortColumns, composite, single.Length, reason, isSorted: true, isWanted && !isChosen));
            AddFilteredSort(access, sort, composite, predicates, found);
            if (single.Length > 0)
            {
                found.Add(access.Table, BTreeKeys.Candidate(access, RuleIds.SortColumns, keys, 0, $"Sorts by {order}.", isSorted: true));
            }

            isChosen |= isWanted;
        }

        return isChosen;
    }

    // Behind the sort keys a range does not narrow the search, but rows that fail it are left out before the table is visited.
    private static void AddFilteredSort(
        TableAccess access, SortNeed sort, IndexKey[] composite, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] filters =
            [.. predicates.Ranges.Select(range => range.Key).Where(key => !composite.Any(other => other.Column == key.Column))];
        if (sort.HasLimit && filters.Length > 0)
        {
            int free = composite.Count(key => predicates.Equalities.Any(equality => equality.Key == key));
            string reason = $"Sorts by {string.Join(", ", composite.Skip(free))} and filters on {filters[0]} before the table is visited.";
            found.Add(
                access.Table,
                BTreeKeys.Candidate(access, RuleIds.SortColumns, [.. composite, filters[0]], free, reason, isSorted: true));
        }
    }

    private static IndexKey[]? SortKeys(TableAccess access, SortNeed sort, ColumnPredicate[] equalities)
    {
        List<IndexKey> keys = [];
        foreach (SortItem item in sort.Items)
        {
            if (IndexSubject.From(access, item.Operand) is not { } subject
                || access.Table.FindColumn(subject.Column ?? "") is { HasBTree: false })
            {
                return null;
            }

            IndexKey key = subject with { IsDescending = item.IsDescending, NullsFirst = item.NullsFirst };
            bool isConstant = equalities.Any(equality => equality.Key == subject);
            if (!isConstant && !keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        return [.. keys];
    }
}
