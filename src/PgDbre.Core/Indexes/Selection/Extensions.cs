using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Wider indexes that could take the place of a chosen one: a column more at the end, an equality column in front of its range or sort
/// keys, the keys of another candidate behind its own (a merge), or the columns that make it cover a query.
/// </summary>
internal static class Extensions
{
    private const int MaxKeys = 4;
    private const double FilterGainPercent = 50;

    public static IEnumerable<Change> Of(CandidateMove chosen, IReadOnlyList<CandidateMove> open, IReadOnlyList<PlannedQuery> queries)
    {
        if (chosen.Candidates is not [{ Definition: { Method: "btree", Include.Count: 0 } } index])
        {
            return [];
        }

        IndexCandidate[] others =
        [
            .. open.Where(move => move.Candidates.Count == 1).Select(move => move.Candidates[0])
                .Where(other => other.Definition.Table == index.Definition.Table)
                .Where(other => other.Definition is { Method: "btree", Where: null, Include.Count: 0 }),
        ];
        return Wider(index, others, queries)
            .Where(wide => wide.Definition.Keys.Count <= MaxKeys)
            .DistinctBy(wide => wide.Definition.Signature)
            .Where(wide => wide.Definition.Signature != index.Definition.Signature)
            .Select(wide => new Change(new CandidateMove([wide]), chosen));
    }

    private static IEnumerable<IndexCandidate> Wider(IndexCandidate index, IndexCandidate[] others, IReadOnlyList<PlannedQuery> queries)
    {
        foreach (IndexCandidate other in others)
        {
            IndexKey[] missing = [.. other.Definition.Keys.Where(key => !Holds(index, key))];
            IndexKey[] equal = [.. other.Definition.Keys.Take(other.FreeKeys).Where(key => !Holds(index, key))];
            if (missing.Length > 0)
            {
                yield return Behind(index, missing, equal.Length, $"Merged with ({other.Definition.KeyText}).");
            }

            if (equal.Length > 0 && HasTail(index))
            {
                IReadOnlyList<IndexKey> keys = index.Definition.Keys;
                IndexKey[] inserted = [.. keys.Take(index.FreeKeys), .. equal, .. keys.Skip(index.FreeKeys)];
                IndexCandidate wide = With(index, inserted, $"{string.Join(", ", equal.AsEnumerable())} before the range.");
                yield return wide with { FreeKeys = index.FreeKeys + equal.Length };
            }
        }

        foreach (Column column in Searched(index, queries).Where(column => column.HasBTree && !Holds(index, IndexKey.On(column.Name))))
        {
            IndexKey key = IndexKey.On(column.Name);
            yield return Behind(index, [key], equalities: 0, $"{key} narrows it further.");
        }
    }

    // Behind a range nothing narrows the search any more; it only spares visits to the table, and must spare many.
    private static IndexCandidate Behind(IndexCandidate index, IndexKey[] keys, int equalities, string why)
    {
        IndexCandidate wide = With(index, [.. index.Definition.Keys, .. keys], why);
        return HasTail(index) ? wide with { WantedPercent = FilterGainPercent } : wide with { FreeKeys = index.FreeKeys + equalities };
    }

    // A range, or the keys of a sort.
    private static bool HasTail(IndexCandidate index) => index.FreeKeys < index.Definition.Keys.Count;

    private static IEnumerable<Column> Searched(IndexCandidate index, IReadOnlyList<PlannedQuery> queries) => queries
        .Where(query => query.CouldUse(index))
        .SelectMany(query => query.Accesses)
        .Where(access => access.Table.Name == index.Definition.Table)
        .SelectMany(access => access.SearchColumns.Select(name => access.Table.FindColumn(name)))
        .OfType<Column>()
        .DistinctBy(column => column.Name);

    private static bool Holds(IndexCandidate index, IndexKey key) =>
        index.Definition.Keys.Any(own => own.Column == key.Column && own.Expression == key.Expression);

    private static IndexCandidate With(IndexCandidate index, IReadOnlyList<IndexKey> keys, string why) => index with
    {
        Definition = index.Definition with { Keys = keys },
        IsRuleChoice = false,
        Reason = $"{index.Reason} {why}",
    };
}
