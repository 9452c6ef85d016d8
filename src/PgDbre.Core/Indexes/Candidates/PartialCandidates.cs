using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Partial B-trees: on the rows that a constant, rare condition keeps, with what else the query searches and sorts by as keys;
/// and without the NULLs of a column that hardly ever has a value.
/// </summary>
internal static class PartialCandidates
{
    private const double MaxShare = 0.2;
    private const double MinNullShare = 0.5;

    public static void Find(TableAccess access, AccessPredicates predicates, ConstantPredicates constants, CandidateList found)
    {
        foreach (ColumnPredicate rare in predicates.All.Where(one => one.Selectivity <= MaxShare && constants.Holds(access, one)))
        {
            AddRare(access, predicates, rare, found);
        }

        foreach (IndexCandidate full in Full(access, found).ToList())
        {
            Column? leading = access.Table.FindColumn(full.Definition.Keys[0].Column!);
            if (leading is { Statistics.NullFraction: >= MinNullShare and { } nulls } column
                && predicates.All.Any(one => one.Column == column && one.Operator != "IS NULL"))
            {
                string where = $"{Sql.SqlIdentifier.Display(column.Name)} IS NOT NULL";
                found.Add(access.Table, Partial(full, full.Definition.Keys, where, 1 - nulls, "the rows without a value are left out"));
            }
        }
    }

    private static void AddRare(TableAccess access, AccessPredicates predicates, ColumnPredicate rare, CandidateList found)
    {
        bool isAnyFound = false;
        foreach (IndexCandidate full in Full(access, found).ToList())
        {
            IndexKey[] keys = [.. full.Definition.Keys.Where(key => key != rare.Key)];
            if (keys.Length > 0)
            {
                isAnyFound = true;
                int free = full.FreeKeys - full.Definition.Keys.Take(full.FreeKeys).Count(key => key == rare.Key);
                found.Add(access.Table, Partial(full with { FreeKeys = free }, keys, rare.ConstantSql!, rare.Selectivity, Share(rare)));
            }
        }

        // Nothing else to search by: the rows themselves are few.
        if (!isAnyFound && Full(access, found).FirstOrDefault(full => full.Definition.Keys is [var key] && key == rare.Key) is { } alone)
        {
            found.Add(access.Table, Partial(alone, alone.Definition.Keys, rare.ConstantSql!, rare.Selectivity, Share(rare)));
        }
    }

    private static string Share(ColumnPredicate rare) =>
        string.Create(CultureInfo.InvariantCulture, $"only the {100 * rare.Selectivity:0.##} % of the rows with {rare.ConstantSql} are in it");

    private static IEnumerable<IndexCandidate> Full(TableAccess access, CandidateList found) => found.Moves
        .Where(move => move.Candidates.Count == 1)
        .Select(move => move.Candidates[0])
        .Where(one => one.Definition is { Method: "btree", Where: null, Include.Count: 0 }
                      && one.Definition.Table == access.Table.Name
                      && one.Definition.Keys.All(key => key.Column is not null));

    private static IndexCandidate Partial(
        IndexCandidate full, IReadOnlyList<IndexKey> keys, string where, double share, string explanation) => full with
    {
        Definition = full.Definition with { Keys = keys, Where = where },
        RowShare = share,
        IsRuleChoice = false,
        Reason = $"{full.Reason} Partial: {explanation}.",
    };
}
