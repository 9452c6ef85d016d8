using System.Diagnostics;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Drops one index CONCURRENTLY: asks for the lock briefly and again, says whom it waits for, and if it is stopped half way says that the
/// index is invalid now.
/// </summary>
public sealed class IndexRemover
{
    private const string BlockersSql = "SELECT unnest(pg_blocking_pids($1))";
    private const string LeftoverSql = "SELECT NOT indisvalid FROM pg_index WHERE indexrelid = $1::oid";

    private readonly PgConnection _connection;
    private readonly IndexRemovalRequest _request;
    private readonly Action<IndexBuildProgress> _report;

    /// <summary>A remover for one request; <paramref name="report"/> is called from other threads.</summary>
    public IndexRemover(PgConnection connection, IndexRemovalRequest request, Action<IndexBuildProgress> report)
    {
        _connection = connection;
        _request = request;
        _report = report;
    }

    /// <summary>Drops it.</summary>
    /// <exception cref="PgDbreException">What the server said after the last attempt, or PgInvalidIndexLeft.</exception>
    public async Task<IndexRemoval> RemoveAsync(IndexRemovalTarget target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        LockRetry retry = new(
            _request.MaxRetry,
            _request.FirstPause,
            (wait, attempt) => _report(new IndexBuildProgress(target.Report.Index, wait, null, attempt)));
        long start = Stopwatch.GetTimestamp();
        try
        {
            int attempts = await retry.RunAsync(attempt => DropAsync(target, attempt, cancellation), cancellation).ConfigureAwait(false);
            return Removal(target, Stopwatch.GetElapsedTime(start), attempts);
        }
        catch (Exception failure) when (failure is PgDbreException or OperationCanceledException)
        {
            if (target.Report.IsValid && await IsLeftInvalidAsync(target).ConfigureAwait(false))
            {
                throw IndexRemovalRefusal.InvalidLeft(new TableName(target.Report.Schema, target.Report.Index), failure);
            }

            throw;
        }
    }

    private async Task DropAsync(IndexRemovalTarget target, int attempt, CancellationToken cancellation)
    {
        await TableLockProbe.TryAsync(_connection, target.Table, _request.Limits, cancellation).ConfigureAwait(false);
        BuildSession session = await BuildSession.OpenAsync(_connection, _request.MaxWait, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await SessionWatch.WhileAsync(
                session.RunAsync(target.Sql, cancellation),
                stop => LookAsync(session.ProcessId, target.Report.Index, attempt, stop)).ConfigureAwait(false);
        }
    }

    private async Task LookAsync(int processId, string index, int attempt, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, SessionLimits.Default, cancellation).ConfigureAwait(false);
        List<int> blockers = await transaction.ListAsync(BlockersSql, row => row.GetInt32(0), cancellation, processId)
            .ConfigureAwait(false);
        if (blockers.Count > 0)
        {
            _report(new IndexBuildProgress(index, "waiting for transactions that use the table (process "
                + $"{string.Join(", ", blockers)})", null, attempt));
        }
    }

    // A cancelled drop can still be on its way out; what it marked is marked before it waits.
    private async Task<bool> IsLeftInvalidAsync(IndexRemovalTarget target)
    {
        try
        {
            await using ServerTransaction transaction =
                await ServerTransaction.ReadOnlyAsync(_connection, SessionLimits.Default, CancellationToken.None).ConfigureAwait(false);
            List<bool> invalid = await transaction.ListAsync(
                LeftoverSql, row => row.GetBoolean(0), CancellationToken.None, (long)target.Oid).ConfigureAwait(false);
            return invalid.Contains(true);
        }
        catch (PgDbreException)
        {
            // The server is gone; the failure at hand says so.
            return false;
        }
    }

    private IndexRemoval Removal(IndexRemovalTarget target, TimeSpan elapsed, int attempts) => new()
    {
        Server = _connection.Server,
        Database = _connection.Database,
        Schema = target.Report.Schema,
        Table = target.Report.Table,
        Index = target.Report.Index,
        Method = target.Report.Method,
        FreedBytes = target.Report.SizeBytes,
        Scans = target.Report.Scans,
        RemovalMs = elapsed.TotalMilliseconds,
        Attempts = attempts,
        Sql = target.Sql,
        RestoreSql = IndexRemoval.Restoring(target.Report.Definition),
    };
}
