using System.Runtime.CompilerServices;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Workload;

/// <summary>Slow queries from pg_stat_statements 1.8 (PostgreSQL 13) to 1.12 (18).</summary>
public static class StatementStatistics
{
    /// <summary>
    /// One record per database and query id, users and nesting levels added up, in the order asked for.
    /// <paramref name="summarize"/> hears first what is there as a whole.
    /// </summary>
    public static async IAsyncEnumerable<SlowQuery> ReadAsync(
        PgConnection connection,
        SlowQueryFilter filter,
        SessionLimits limits,
        Action<StatementSummary> summarize,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            StatementsView view = await StatementsView.FindAsync(transaction, connection.Database, cancellation).ConfigureAwait(false);
            string[] databases = [.. (filter.Databases.Count > 0 ? filter.Databases.Select(NamePattern.ToRegex) : [Exactly(connection.Database)])];
            List<StatementSummary> summary = await transaction
                .ListAsync(StatementsSql.Summary(view), ReadSummary, cancellation, (object)databases).ConfigureAwait(false);
            summarize(summary[0]);
            IAsyncEnumerable<SlowQuery> rows = transaction.QueryAsync(
                StatementsSql.List(view, filter),
                row => ReadQuery(row, connection, summary[0].TotalMs),
                cancellation,
                databases,
                filter.MinCalls,
                filter.MinMeanMs,
                filter.Top);
            await foreach (SlowQuery query in rows.ConfigureAwait(false))
            {
                yield return query;
            }
        }
    }

    // *** = takes the rest of a regular expression literally; only what the user typed is a pattern.
    private static string Exactly(string name) => $"***={name}";

    private static StatementSummary ReadSummary(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetDouble(1), row.GetInt64(2), row.GetDouble(3));

    private static SlowQuery ReadQuery(NpgsqlDataReader row, PgConnection connection, double totalMs)
    {
        double mean = row.GetDouble(6);
        double? minimum = Number(row, 7);
        double? maximum = Number(row, 8);
        double? deviation = Number(row, 9);
        return new SlowQuery
        {
            Server = connection.Server,
            Database = row.GetString(0),
            User = row.IsDBNull(1) ? null : row.GetString(1),
            QueryId = row.GetInt64(2),
            Query = row.GetString(3),
            Calls = row.GetInt64(4),
            TotalMs = row.GetDouble(5),
            MeanMs = mean,
            MinMs = minimum,
            MaxMs = maximum,
            StddevMs = deviation,
            P95EstimateMs = LatencyEstimate.P95(mean, deviation, minimum, maximum),
            SharePercent = totalMs > 0 ? 100 * row.GetDouble(5) / totalMs : null,
            LatencyClass = LatencyPolicy.Classify(mean),
            Rows = row.GetInt64(10),
            HitPercent = Number(row, 11),
            TempBytes = row.GetInt64(12),
            WalBytes = row.GetInt64(13),
            IoMs = Number(row, 14),
            StatisticsSince = row.IsDBNull(15) ? null : row.GetFieldValue<DateTimeOffset>(15),
            Source = "pg_stat_statements",
        };
    }

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
