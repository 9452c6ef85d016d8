using PgDbre.Core.Catalog;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Finds, for one plan, the indexes that could serve it.</summary>
internal static class CandidateFinder
{
    // A smaller table is read faster as a whole than through an index.
    private const long MinPages = 10;

    public static CandidateList Find(Plan plan, SchemaCatalog catalog, VectorIndexPolicy policy)
    {
        CandidateList found = new();
        foreach (TableAccess access in PlanScanner.Scan(plan, catalog).Where(access => !IsSystem(access.Table)))
        {
            if (access.Table.Pages < MinPages)
            {
                found.Reject(access.Table, $"The table has {access.Table.Pages} pages; reading it whole is as fast as an index.");
                continue;
            }

            AccessPredicates predicates = AccessPredicates.Read(access);
            BTreeCandidates.Find(access, predicates, found);
            DisjunctionCandidates.Find(access, predicates, found);
            InvertedCandidates.Find(access, predicates, catalog, found);
            BlockRangeCandidates.Find(access, predicates, found);
            VectorCandidates.Find(access, catalog, policy, found);
        }

        return found;
    }

    private static bool IsSystem(Table table) =>
        table.Name.Schema is "information_schema" || table.Name.Schema.StartsWith("pg_", StringComparison.Ordinal);
}
