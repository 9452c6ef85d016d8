using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Workload;

/// <summary>What must be known of a query before it runs many times over.</summary>
public static class QuerySafety
{
    /// <summary>Refuses a query whose functions a read-only transaction cannot hold back: they may signal, write files or call other servers.</summary>
    /// <exception cref="PgDbreException">PgVolatileFunction, or what the server refused when it planned the query.</exception>
    public static async Task RefuseVolatileAsync(
        PgConnection connection, TimedQuery query, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        PlanRequest request = new()
        {
            Statement = query.Statement,
            Values = query.Values.Count > 0 ? query.Values : null,
            Settings = query.Settings,
        };
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await VolatileFunctions.RefuseAsync(transaction, request, "Measure-PgQuery", cancellation).ConfigureAwait(false);
        }
    }
}
