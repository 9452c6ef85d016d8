using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes;

/// <summary>What the planner says now of the queries an index is for.</summary>
/// <param name="Cost">Sum of their costs; null if there is no query, or one cannot be planned.</param>
/// <param name="IsUsed">True if one of the plans uses the index.</param>
internal sealed record ServedPlans(double? Cost, bool? IsUsed)
{
    /// <summary>Plans name a partitioned index's parts, not the whole.</summary>
    private const string NamesSql =
        """
        SELECT c.relname::text
        FROM pg_class c
        WHERE c.oid = to_regclass($1)
           OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass($1)))
        """;

    public static async Task<ServedPlans> ReadAsync(
        PgConnection connection, IndexBuildRequest request, TableName index, CancellationToken cancellation)
    {
        if (request.Queries.Count == 0)
        {
            return new ServedPlans(null, null);
        }

        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        double cost = 0;
        bool isUsed = false;
        try
        {
            List<string> names = await transaction.ListAsync(NamesSql, row => row.GetString(0), cancellation, index.ToString())
                .ConfigureAwait(false);
            foreach (SqlStatement statement in request.Queries)
            {
                PlanRequest explain = new() { Statement = statement };
                Plan? plan = await StatementPlanner.PlanAsync(connection, transaction, explain, cancellation).ConfigureAwait(false);
                cost += plan?.TotalCost ?? 0;
                isUsed |= plan?.Root.Subtree().Any(node => node.IndexName is { } name && names.Contains(name)) ?? false;
            }
        }
        catch (PgDbreException failure) when (failure.SqlState is not null)
        {
            // A query that cannot be planned any more keeps no index from being built; the figures are then unknown.
            return new ServedPlans(null, null);
        }

        return new ServedPlans(cost, isUsed);
    }
}
