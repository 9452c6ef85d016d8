using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Looks at a running build from a second session.</summary>
internal sealed class BuildWatch(PgConnection connection, int processId, Action<IndexBuildProgress> report)
{
    private const string ProgressSql =
        """
        SELECT phase, current_locker_pid,
               CASE WHEN blocks_total > 0 THEN 100.0 * blocks_done / blocks_total
                    WHEN tuples_total > 0 THEN 100.0 * tuples_done / tuples_total
                    WHEN lockers_total > 0 THEN 100.0 * lockers_done / lockers_total END::float8,
               index_relid
        FROM pg_stat_progress_create_index
        WHERE pid = $1 AND datname = current_database()
        """;

    /// <summary>The index the server is building; null if it was never seen.</summary>
    public uint? IndexOid { get; private set; }

    /// <summary>Waits for the build; a watch that fails never fails the build.</summary>
    public Task WhileAsync(Task build) => SessionWatch.WhileAsync(build, LookOnceAsync);

    private async Task LookOnceAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, SessionLimits.Default, cancellation).ConfigureAwait(false);
        await foreach ((IndexBuildProgress progress, uint oid) in transaction.QueryAsync(ProgressSql, Read, cancellation, processId).ConfigureAwait(false))
        {
            IndexOid = oid == 0 ? IndexOid : oid;
            report(progress);
        }
    }

    private static (IndexBuildProgress Progress, uint Oid) Read(Npgsql.NpgsqlDataReader row)
    {
        string phase = row.GetString(0);
        long locker = row.IsDBNull(1) ? 0 : row.GetInt64(1);
        string waiting = locker == 0 ? phase : $"{phase} (process {locker})";
        return (new IndexBuildProgress("", waiting, row.IsDBNull(2) ? null : row.GetDouble(2), 1), row.GetFieldValue<uint>(3));
    }
}
