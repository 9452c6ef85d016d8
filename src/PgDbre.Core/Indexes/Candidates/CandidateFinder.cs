using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Finds, for what one plan wants of its tables, the indexes that could serve it.</summary>
internal static class CandidateFinder
{
    // A smaller table is read faster as a whole than through an index.
    private const long MinPages = 10;

    public static CandidateList Find(
        IReadOnlyList<TableAccess> accesses, SchemaCatalog catalog, VectorIndexPolicy policy, ConstantPredicates constants)
    {
        CandidateList found = new();
        foreach (TableAccess access in accesses.Where(access => !IsSystem(access.Table)))
        {
            if (access.Table.Pages < MinPages)
            {
                found.Reject(new RejectedCandidate(
                    access.Table.ToString(), $"The table has {access.Table.Pages} pages; reading it whole is as fast as an index.")
                {
                    Cause = RejectionCause.SmallTable,
                    Value = access.Table.Pages,
                });
                continue;
            }

            AccessPredicates predicates = AccessPredicates.Read(access);
            BTreeCandidates.Find(access, predicates, found);
            PartialCandidates.Find(access, predicates, constants, found);
            CoveringCandidates.Find(access, found);
            DisjunctionCandidates.Find(access, predicates, found);
            InvertedCandidates.Find(access, predicates, catalog, found);
            BlockRangeCandidates.Find(access, predicates, found);
            VectorCandidates.Find(access, predicates, catalog, policy, found);
        }

        return found;
    }

    private static bool IsSystem(Table table) =>
        table.Name.Schema is "information_schema" || table.Name.Schema.StartsWith("pg_", StringComparison.Ordinal);
}
