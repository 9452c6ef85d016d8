using System.Diagnostics;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Lets no build begin while a replica is too far behind. In bytes, not seconds: replay_lag keeps its last value while a replica stands
/// still, and is NULL when nothing happens (LagTrackerRead in walsender.c); the distance in the log is always true.
/// </summary>
internal sealed class ReplicaWait(PgConnection connection, BuildPatience patience, Action<string> report)
{
    /// <summary>
    /// A sender to pg_basebackup streams no log; a receiver that replays nothing (pg_receivewal) says what it has stored.
    /// </summary>
    private const string LagSql =
        """
        SELECT concat_ws(' ', NULLIF(application_name, ''), host(client_addr), 'process ' || pid),
               pg_wal_lsn_diff(pg_current_wal_lsn(), COALESCE(replay_lsn, flush_lsn))::bigint
        FROM pg_stat_replication
        WHERE state <> 'backup'
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <exception cref="PgDbreException">PgReplicaLagHidden, or PgReplicaLag when the patience is over.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (patience.MaxReplicaLagBytes is not { } limit)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        while (ReplicaLag.WorstBeyond(await ReadAsync(cancellation).ConfigureAwait(false), limit) is { } behind)
        {
            TimeSpan waited = Stopwatch.GetElapsedTime(start);
            if (patience.MaxWait > TimeSpan.Zero && waited >= patience.MaxWait)
            {
                throw GivenUp(behind, limit, waited);
            }

            report($"waiting while {behind}, more than {Quantity.Bytes(limit)}");
            await Task.Delay(Interval, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<List<ReplicaLag>> ReadAsync(CancellationToken cancellation)
    {
        // Without the privilege the view shows the senders and nothing of them: no lag at all would be seen.
        if (!connection.Identity.CanReadAllStatistics)
        {
            throw Hidden(connection);
        }

        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, patience.Limits, cancellation).ConfigureAwait(false);
        return await transaction.ListAsync(
            LagSql, row => new ReplicaLag(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1)), cancellation).ConfigureAwait(false);
    }

    private static PgDbreException Hidden(PgConnection connection) => new(
        "PgReplicaLagHidden",
        PgErrorCategory.PermissionDenied,
        $"{connection.Identity.User} may not see how far the replicas are, so no build can wait for them.",
        $"GRANT pg_monitor TO {SqlIdentifier.Display(connection.Identity.User)}; or build without -MaxReplicaLagMB.");

    private static PgDbreException GivenUp(ReplicaLag behind, long limit, TimeSpan waited) => new(
        "PgReplicaLag",
        PgErrorCategory.OperationTimeout,
        $"After {Quantity.Duration(waited.TotalMilliseconds)} {behind}, more than {Quantity.Bytes(limit)}: the build was not begun.",
        "Look at what holds it up (a long query there, its network or disk), or give a higher -MaxReplicaLagMB or -MaxWaitSeconds.");
}
