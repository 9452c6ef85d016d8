using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// B-trees that hold besides their keys all else that the query reads (INCLUDE), so that the table is not visited. That pays only
/// where most pages are all-visible: for any other row the table is visited nevertheless.
/// </summary>
internal static class CoveringCandidates
{
    private const double MinVisibleShare = 0.8;
    private const int MaxIncluded = 4;
    private const double MaxIncludedBytes = 60;

    // An index with more than half of the row is a copy of the table.
    private const double MaxRowShare = 0.5;

    // With more rows than this the table itself is about as fast to read.
    private const double MaxFraction = 0.5;

    public static void Find(TableAccess access, CandidateList found)
    {
        if (access.Needed is not { } needed || access.Fraction is > MaxFraction || access.Table.Pages == 0)
        {
            return;
        }

        double visible = (double)access.Table.AllVisiblePages / access.Table.Pages;
        foreach (IndexCandidate narrow in found.Moves.SelectMany(move => move.Candidates).Where(one => IsBase(one, access)).ToList())
        {
            string[] include = [.. needed.Where(name => !narrow.Definition.Stores(name)).Order(StringComparer.Ordinal)];
            IndexDefinition wide = narrow.Definition with { Include = include };
            if (include.Length is 0 or > MaxIncluded || !IsSlim(access.Table, wide))
            {
                continue;
            }

            if (visible < MinVisibleShare)
            {
                found.Reject(NeedsVacuum(access.Table, wide, 100 * visible));
                return;
            }

            found.Add(access.Table, Covering(narrow, wide));
        }
    }

    private static bool IsBase(IndexCandidate candidate, TableAccess access) =>
        candidate.Definition.Table == access.Table.Name
        && candidate.Definition is { Method: "btree", Include.Count: 0 }
        && candidate.Definition.Keys.All(key => key.Column is not null)
        && access.SearchColumns.Contains(candidate.Definition.Keys[0].Column!);

    private static bool IsSlim(Table table, IndexDefinition index)
    {
        double included = index.Include.Sum(name => Width(table.FindColumn(name)));
        double all = included + index.Keys.Sum(key => Width(table.FindColumn(key.Column!)));
        return included <= MaxIncludedBytes && all <= MaxRowShare * table.Columns.Sum(Width);
    }

    private static double Width(Column? column) => column is { Length: > 0 } ? column.Length : column?.Statistics?.AverageWidth ?? 32;

    private static IndexCandidate Covering(IndexCandidate narrow, IndexDefinition wide) => narrow with
    {
        Definition = wide,
        IsRuleChoice = false,
        Reason = $"{narrow.Reason} With {string.Join(", ", wide.Include)} in the index the table need not be visited.",
        Notes = [.. narrow.Notes, "It pays while VACUUM keeps the table's pages all-visible."],
    };

    private static RejectedCandidate NeedsVacuum(Table table, IndexDefinition wide, double percent) => new(
        wide.ToString(),
        string.Create(
            CultureInfo.InvariantCulture,
            $"Only {percent:0} % of the table's pages are all-visible, so an index-only scan shows no gain yet: "
            + $"VACUUM (ANALYZE) {table} first, then ask again."))
    {
        Cause = RejectionCause.NeedsVacuum,
        Value = percent,
    };
}
