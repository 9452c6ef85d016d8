using System.Runtime.CompilerServices;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Workload;

/// <summary>What runs now, the oldest statement first, from pg_stat_activity.</summary>
public static class RunningStatements
{
    // query_id came with 14; the view itself says whether it has it, through to_jsonb, without a second round trip.
    private const string Sql =
        """
        SELECT a.datname::text                                                        AS database,
               a.usename::text                                                        AS user_name,
               (to_jsonb(a) ->> 'query_id')::bigint                                   AS query_id,
               a.query                                                                AS query,
               extract(epoch FROM clock_timestamp() - a.query_start)::float8 * 1000   AS age_ms,
               a.pid                                                                  AS pid
          FROM pg_stat_activity a
         WHERE a.state = 'active'
           AND a.backend_type = 'client backend'
           AND a.pid <> pg_backend_pid()
           AND a.datname ~ ANY ($1)
           AND extract(epoch FROM clock_timestamp() - a.query_start) * 1000 >= $2
         ORDER BY a.query_start
         LIMIT $3
        """;

    private const string HiddenSql =
        """
        SELECT count(*)
          FROM pg_stat_activity a
         WHERE a.query = '<insufficient privilege>' AND a.datname ~ ANY ($1)
        """;

    /// <summary>
    /// One record per running statement; its age stands as total and mean. <paramref name="hidden"/> hears how many sessions of
    /// other roles could not be seen.
    /// </summary>
    public static async IAsyncEnumerable<SlowQuery> ReadAsync(
        PgConnection connection,
        SlowQueryFilter filter,
        SessionLimits limits,
        Action<long> hidden,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        string[] databases = [.. (filter.Databases.Count > 0 ? filter.Databases.Select(NamePattern.ToRegex) : [$"***={connection.Database}"])];
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            List<long> unseen = await transaction.ListAsync(HiddenSql, row => row.GetInt64(0), cancellation, (object)databases).ConfigureAwait(false);
            hidden(unseen[0]);
            IAsyncEnumerable<SlowQuery> rows = transaction.QueryAsync(
                Sql, row => Read(row, connection), cancellation, databases, filter.MinMeanMs, filter.Top);
            await foreach (SlowQuery query in rows.ConfigureAwait(false))
            {
                yield return query;
            }
        }
    }

    private static SlowQuery Read(NpgsqlDataReader row, PgConnection connection)
    {
        double age = row.GetDouble(4);
        return new SlowQuery
        {
            Server = connection.Server,
            Database = row.GetString(0),
            User = row.IsDBNull(1) ? null : row.GetString(1),
            QueryId = row.IsDBNull(2) ? null : row.GetInt64(2),
            Query = row.GetString(3),
            Calls = 1,
            TotalMs = age,
            MeanMs = age,
            LatencyClass = LatencyPolicy.Classify(age),
            ProcessId = row.GetInt32(5),
            Source = "pg_stat_activity",
        };
    }
}
