using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Composite B-trees: equalities first, then one range or the sort keys, and join columns with and without the equalities.
/// The first of its kind that fits is the rules' own choice; the rest is for the simulation to judge.
/// </summary>
internal static class BTreeCandidates
{
    // Above this share of the table the planner reads it whole whatever index there is.
    private const double MaxFraction = 0.2;
    private const int MaxKeys = 4;

    public static void Find(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        bool isChosen = AddSorts(access, predicates, found);
        AddFilters(access, predicates, found, isChosen);
        AddJoins(access, predicates, found);
        AddGroups(access, predicates, found);
    }

    private static bool AddSorts(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        bool isChosen = false;
        ColumnPredicate[] single = [.. predicates.Equalities.Where(equality => equality.Kind == PredicateKind.Equality)];
        foreach (SortNeed sort in access.Sorts)
        {
            if (SortKeys(access, sort, single) is not { Length: > 0 } keys)
            {
                continue;
            }

            bool isWanted = sort.HasLimit || (sort.IsAlone && single.Length > 0 && IsSelective(access));
            string order = string.Join(", ", keys.AsEnumerable());
            IndexKey[] composite = [.. single.Select(equality => equality.Key), .. keys];
            string reason = single.Length == 0 ? $"Sorts by {order}." : $"Filters on {Names(single)} and sorts by {order}.";
            found.Add(access.Table, Candidate(access, RuleIds.SortColumns, composite, single.Length, reason, isSorted: true, isWanted && !isChosen));
            AddFilteredSort(access, sort, composite, predicates, found);
            if (single.Length > 0)
            {
                found.Add(access.Table, Candidate(access, RuleIds.SortColumns, keys, 0, $"Sorts by {order}.", isSorted: true));
            }

            isChosen |= isWanted;
        }

        return isChosen;
    }

    // Behind the sort keys a range does not narrow the search, but rows that fail it are left out before the table is visited.
    private static void AddFilteredSort(TableAccess access, SortNeed sort, IndexKey[] composite, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] filters = [.. predicates.Ranges.Select(range => range.Key).Where(key => !composite.Any(other => other.Column == key.Column))];
        if (sort.HasLimit && filters.Length > 0)
        {
            int free = composite.Count(key => predicates.Equalities.Any(equality => equality.Key == key));
            string reason = $"Sorts by {string.Join(", ", composite.Skip(free))} and filters on {string.Join(", ", filters.AsEnumerable())} before the table is visited.";
            found.Add(access.Table, Candidate(access, RuleIds.SortColumns, [.. composite, filters[0]], free, reason, isSorted: true));
        }
    }

    private static void AddFilters(TableAccess access, AccessPredicates predicates, CandidateList found, bool isChosen)
    {
        IReadOnlyList<ColumnPredicate> equalities = predicates.Equalities;
        if (equalities.Count + predicates.Ranges.Count == 0)
        {
            return;
        }

        if (!IsSelective(access))
        {
            found.Reject(new RejectedCandidate(
                access.Table.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The filter on {Names([.. equalities, .. predicates.Ranges])} keeps {100 * access.Fraction:0.#} % of the rows; no index is faster than reading them in order."))
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
            string reason = $"Filters on {Names([.. equalities, range])}.";
            found.Add(access.Table, Candidate(access, RuleIds.FilterColumns, keys, equalKeys.Length, reason, isSorted: range.Following.Count > 0, !isChosen));
            isChosen = true;
            found.Add(access.Table, Candidate(access, RuleIds.FilterColumns, [range.Key], 0, $"Filters on {Names([range])}."));
        }

        if (equalKeys.Length > 0)
        {
            found.Add(access.Table, Candidate(access, RuleIds.FilterColumns, equalKeys, equalKeys.Length, $"Filters on {Names(equalities)}.", isRuleChoice: !isChosen));
        }

        foreach (ColumnPredicate equality in equalities.Where(_ => equalities.Count > 1))
        {
            found.Add(access.Table, Candidate(access, RuleIds.FilterColumns, [equality.Key], 1, $"Filters on {Names([equality])}."));
        }
    }

    private static void AddJoins(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] equal = [.. predicates.Equalities.Select(equality => equality.Key)];
        foreach (Column column in access.JoinColumns.Where(column => column.HasBTree))
        {
            IndexKey join = IndexKey.On(column.Name);
            string name = join.ToString();
            found.Add(access.Table, Candidate(access, RuleIds.JoinColumns, [join], 1, $"Joins on {name}.", isRuleChoice: true));
            if (equal.Length > 0 && !equal.Contains(join))
            {
                string reason = $"Joins on {name} and filters on {Names(predicates.Equalities)}.";
                found.Add(access.Table, Candidate(access, RuleIds.JoinColumns, [join, .. equal], equal.Length + 1, reason));
            }

            foreach (ColumnPredicate range in predicates.Ranges.Where(range => range.Key != join && !equal.Contains(range.Key)))
            {
                string reason = $"Joins on {name} and filters on {Names([.. predicates.Equalities, range])}.";
                found.Add(access.Table, Candidate(access, RuleIds.JoinColumns, [join, .. equal.Where(key => key != join), range.Key], equal.Length + 1, reason));
            }
        }
    }

    // Rows that come in the order of their groups need neither a sort nor a hash table.
    private static void AddGroups(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        IndexKey[] single = [.. predicates.Equalities.Where(equality => equality.Kind == PredicateKind.Equality).Select(equality => equality.Key)];
        foreach (IReadOnlyList<Column> group in access.Groups.Where(group => group.All(column => column.HasBTree)))
        {
            IndexKey[] keys = [.. group.Select(column => IndexKey.On(column.Name)).Where(key => !single.Contains(key))];
            if (keys.Length > 0)
            {
                string reason = $"Groups by {string.Join(", ", keys.AsEnumerable())}.";
                found.Add(access.Table, Candidate(access, RuleIds.GroupColumns, [.. single, .. keys], single.Length, reason));
            }
        }
    }

    private static IndexKey[]? SortKeys(TableAccess access, SortNeed sort, ColumnPredicate[] equalities)
    {
        List<IndexKey> keys = [];
        foreach (SortItem item in sort.Items)
        {
            if (IndexSubject.From(access, item.Operand) is not { } subject || access.Table.FindColumn(subject.Column ?? "") is { HasBTree: false })
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

    private static bool IsSelective(TableAccess access) => access.Fraction is not > MaxFraction;

    private static string Names(IReadOnlyList<ColumnPredicate> predicates) => string.Join(", ", predicates.Select(predicate => predicate.Key).Distinct());

    private static IndexCandidate Candidate(
        TableAccess access, string ruleId, IndexKey[] keys, int freeKeys, string reason, bool isSorted = false, bool isRuleChoice = false) => new()
        {
            Definition = new IndexDefinition { Table = access.Table.Name, Keys = [.. keys.Distinct().Take(MaxKeys)] },
            FreeKeys = freeKeys,
            IsSorted = isSorted,
            RuleId = ruleId,
            Reason = reason,
            IsRuleChoice = isRuleChoice,
            Notes = ExpressionNotes(keys),
        };

    private static string[] ExpressionNotes(IndexKey[] keys) => keys.Any(key => key.Expression is not null)
        ? ["Run ANALYZE on the table after the build: an expression has no statistics before."]
        : [];
}
