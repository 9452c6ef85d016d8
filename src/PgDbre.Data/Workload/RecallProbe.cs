using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Workload;

/// <summary>
/// Compares an approximate nearest-neighbour search (ORDER BY distance LIMIT k) with the exact one. Approximate vector indexes
/// are reached by index scans only, so the same query with enable_indexscan off is exact.
/// </summary>
public static class RecallProbe
{
    /// <summary>Share of the exact rows, known by their first column, that the search found, 0 to 1; null if there are none.</summary>
    /// <exception cref="PgDbreException">One of the two executions failed; the exact one is the slower.</exception>
    public static async Task<double?> ReadAsync(
        PgConnection connection, TimedQuery query, SessionLimits limits, CancellationToken cancellation)
    {
        QueryExecution execution = new(connection, query, limits);
        await execution.ResolveTypesAsync(cancellation).ConfigureAwait(false);
        await using ServerTransaction transaction = await execution.BeginAsync(cancellation).ConfigureAwait(false);
        List<string?> approximate = await execution.FirstColumnAsync(transaction, cancellation).ConfigureAwait(false);

        // After the query's own settings, which may have turned sequential scans off.
        await transaction.ListAsync(
            "SELECT set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'on', true)", _ => true, cancellation).ConfigureAwait(false);
        List<string?> exact = await execution.FirstColumnAsync(transaction, cancellation).ConfigureAwait(false);
        return SearchRecall.Of(approximate, exact);
    }
}
