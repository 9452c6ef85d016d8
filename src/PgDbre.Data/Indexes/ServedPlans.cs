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
    public static async Task<ServedPlans> ReadAsync(
        PgConnection connection, IndexBuildRequest request, string index, CancellationToken cancellation)
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
            foreach (SqlStatement statement in request.Queries)
            {
                PlanRequest explain = new() { Statement = statement };
                Plan? plan = await StatementPlanner.PlanAsync(connection, transaction, explain, cancellation).ConfigureAwait(false);
                cost += plan?.TotalCost ?? 0;
                isUsed |= plan?.Root.Subtree().Any(node => node.IndexName == index) ?? false;
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
