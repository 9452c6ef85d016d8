using System.Diagnostics;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>The true nearest rows: the same search where index scans are forbidden, and with them every vector index.</summary>
internal static class ExactSearch
{
    private const string Forbid =
        "SELECT set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'on', true)";

    /// <summary>To be called once in the transaction of the searches.</summary>
    public static Task ForbidIndexesAsync(ServerTransaction transaction, CancellationToken cancellation) =>
        transaction.ListAsync(Forbid, _ => true, cancellation);

    /// <summary>Null where nothing is near: no row matches, or the vector has no distance to any (a zero vector by cosine).</summary>
    public static async Task<ExactNeighbours?> RunAsync(
        ServerTransaction transaction, VectorSearchText text, QueryVector vector, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        List<(string Place, double Distance)> rows = await transaction.ListAsync(
            text.Exact, row => (row.GetString(0), row.GetDouble(1)), cancellation, vector.Column).ConfigureAwait(false);
        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        // NaN comes last in any order.
        (string Place, double Distance)[] nearest =
            [.. rows.Where(row => row.Place != vector.Place && !double.IsNaN(row.Distance)).Take(text.Top)];
        return nearest.Length == 0
            ? null
            : new ExactNeighbours([.. nearest.Select(row => row.Place)], nearest[^1].Distance, elapsed);
    }
}
