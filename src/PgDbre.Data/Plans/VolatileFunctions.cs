using System.Text.Json;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// Volatile functions that a statement calls, its views expanded. A read-only transaction keeps them from writing to tables,
/// but not from signalling backends, writing files or calling another server, so they need the user's word.
/// </summary>
internal static class VolatileFunctions
{
    // Volatile because each call answers differently; none of them changes anything.
    private static readonly string[] Harmless =
    [
        "clock_timestamp", "timeofday", "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7", "pg_sleep", "pg_sleep_for",
        "pg_sleep_until", "currval", "lastval", "generate_series", "unnest",
    ];

    private const string Sql =
        """
        SELECT DISTINCT p.oid::regproc::text
          FROM pg_proc p
         WHERE p.proname = ANY ($1)
           AND p.provolatile = 'v'
           AND NOT (p.pronamespace = 'pg_catalog'::regnamespace AND p.proname = ANY ($2))
         ORDER BY 1
        """;

    /// <summary>Refuses a statement that calls one; <paramref name="doer"/> is what would run it.</summary>
    /// <exception cref="PgDbreException">PgVolatileFunction, naming the functions.</exception>
    public static async Task RefuseAsync(ServerTransaction transaction, PlanRequest request, string doer, CancellationToken cancellation)
    {
        if (await FindAsync(transaction, request, cancellation).ConfigureAwait(false) is { Count: > 0 } functions)
        {
            throw ExplainRefusal.Volatile(doer, functions);
        }
    }

    // Names, schema-qualified where the search path needs it.
    private static async Task<IReadOnlyList<string>> FindAsync(
        ServerTransaction transaction, PlanRequest request, CancellationToken cancellation)
    {
        // Overloads count together: the text cannot say which one is meant, so any volatile one is reported.
        string json = await StatementPlanner.ExplainAsync(transaction, request with { Analyze = false }, cancellation).ConfigureAwait(false);
        using JsonDocument plan = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 });
        string[] names =
        [
            .. FunctionCalls.In(request.Statement.Text)
                .Concat(Strings(plan.RootElement).SelectMany(FunctionCalls.In))
                .Distinct(StringComparer.Ordinal),
        ];
        return await transaction.ListAsync(Sql, row => row.GetString(0), cancellation, names, Harmless).ConfigureAwait(false);
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };
}
