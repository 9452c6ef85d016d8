using System.Text.Json;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Workload;

/// <summary>Counts the shared blocks of one further execution, under EXPLAIN (ANALYZE, BUFFERS).</summary>
public static class BufferProbe
{
    /// <summary>The blocks of the whole plan; null where the server would not explain the query.</summary>
    public static async Task<SharedBuffers?> ReadAsync(
        PgConnection connection, TimedQuery query, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        PlanRequest request = new()
        {
            Statement = query.Statement,
            Analyze = true,
            Values = query.Values,
            Settings = query.Settings,
        };
        try
        {
            await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation)
                .ConfigureAwait(false);
            return Parse(await StatementPlanner.ExplainAsync(transaction, request, cancellation).ConfigureAwait(false));
        }
        catch (PgDbreException)
        {
            // A side figure: the measurement itself stands without it.
            return null;
        }
    }

    // The root's figures include everything below it.
    private static SharedBuffers? Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.GetArrayLength() == 0 || !document.RootElement[0].TryGetProperty("Plan", out JsonElement root))
        {
            return null;
        }

        return root.TryGetProperty("Shared Hit Blocks", out JsonElement hit) && root.TryGetProperty("Shared Read Blocks", out JsonElement read)
            ? new SharedBuffers(hit.GetInt64(), read.GetInt64())
            : null;
    }
}
