using System.Diagnostics;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Reports;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Looks at a running build from a second session.</summary>
internal sealed class BuildWatch(PgConnection connection, int processId, bool sortsOnDisk, Action<IndexBuildProgress> report)
{
    /// <summary>
    /// The counters of a phase stay when the next one counts something else (blocks while it waits) or nothing (a sort), so each phase is
    /// asked for its own. Who may not see a session's transaction sees its application all the same (pg_stat_get_activity in
    /// pgstatfuncs.c).
    /// A build waits for this look at it too, for a moment.
    /// </summary>
    private const string ProgressSql =
        """
        SELECT p.phase, NULLIF(p.current_locker_pid, pg_backend_pid()),
               CASE WHEN p.phase LIKE '%sorting%' THEN NULL
                    WHEN p.phase LIKE 'waiting%' THEN 100.0 * p.lockers_done / NULLIF(p.lockers_total, 0)
                    WHEN p.blocks_total > 0 THEN 100.0 * p.blocks_done / p.blocks_total
                    WHEN p.tuples_total > 0 THEN 100.0 * p.tuples_done / p.tuples_total END::float8,
               p.index_relid, NULLIF(a.application_name, ''), a.usename::text,
               EXTRACT(epoch FROM clock_timestamp() - a.xact_start)::float8
        FROM pg_stat_progress_create_index p
        LEFT JOIN pg_stat_activity a ON a.pid = p.current_locker_pid
        WHERE p.pid = $1 AND p.datname = current_database()
        """;

    private readonly BuildClock _clock = new(sortsOnDisk);
    private readonly long _start = Stopwatch.GetTimestamp();

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

    private (IndexBuildProgress Progress, uint Oid) Read(NpgsqlDataReader row)
    {
        string phase = row.GetString(0);
        double? percent = row.IsDBNull(2) ? null : row.GetDouble(2);
        TimeSpan? remaining = _clock.Observe(phase, percent, Stopwatch.GetElapsedTime(_start));
        return (
            new IndexBuildProgress("", phase + Locker(row), percent, 1)
            {
                TotalPercent = 100 * _clock.Done,
                SecondsRemaining = remaining?.TotalSeconds,
            },
            row.GetFieldValue<uint>(3));
    }

    private static string Locker(NpgsqlDataReader row)
    {
        long locker = row.IsDBNull(1) ? 0 : row.GetInt64(1);
        if (locker == 0)
        {
            return "";
        }

        string application = row.IsDBNull(4) ? "" : $" {row.GetString(4)}";
        string user = row.IsDBNull(5) ? "" : $" of {row.GetString(5)}";
        string age = row.IsDBNull(6) ? "" : $", its transaction open for {Quantity.Duration(1000 * row.GetDouble(6))}";
        return $" (process {locker}{application}{user}{age})";
    }
}
