using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>Takes vectors out of the table to search with; the same seed takes the same ones while the table stays as it is.</summary>
internal static class QueryVectorSampler
{
    // Up to here every row is looked at; above, so many times the rows wanted, spread over pages.
    private const double SmallTable = 100_000;
    private const double Spread = 50;

    public static async Task<IReadOnlyList<QueryVector>> TakeAsync(
        ServerTransaction transaction, VectorSearchText text, int count, long seed, CancellationToken cancellation)
    {
        if (text.Index.Rows > SmallTable && await TakeAsync(isLarge: true).ConfigureAwait(false) is { } sample && sample.Count == count)
        {
            return sample;
        }

        // Few pages may hold too few rows: of a partial index, or of a table that was emptied since its statistics.
        return await TakeAsync(isLarge: false).ConfigureAwait(false);

        Task<List<QueryVector>> TakeAsync(bool isLarge) => transaction.ListAsync(
            text.Sample(isLarge),
            row => new QueryVector(row.GetString(0), row.GetString(1), row.GetString(2)),
            cancellation,
            isLarge ? [count, seed, (float)Math.Min(100, 100 * Spread * count / text.Index.Rows!.Value)] : [count, seed]);
    }
}
