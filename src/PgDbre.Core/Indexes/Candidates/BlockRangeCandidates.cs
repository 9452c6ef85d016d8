using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>BRIN: ranges on a column whose values follow the order of a large table, such as the time of appended rows.</summary>
internal static class BlockRangeCandidates
{
    private const double MinCorrelation = 0.95;
    private const long MinPages = 1L << 17;

    public static void Find(TableAccess access, AccessPredicates predicates, CandidateList found)
    {
        foreach (ColumnPredicate range in predicates.Ranges.Where(range => IsOrdered(range.Column) && access.Table.Pages >= MinPages))
        {
            found.Add(access.Table, new IndexCandidate
            {
                Definition = new IndexDefinition { Table = access.Table.Name, Method = "brin", Keys = [IndexKey.On(range.Column!.Name)] },
                RuleId = RuleIds.FilterColumns,
                Reason = $"Filters a range of {range.Key}, whose values follow the order of the rows.",
            });
        }
    }

    private static bool IsOrdered(Column? column) => column?.Statistics?.Correlation is { } correlation && Math.Abs(correlation) >= MinCorrelation;
}
