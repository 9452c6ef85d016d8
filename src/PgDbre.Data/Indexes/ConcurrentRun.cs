using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Runs a CREATE or REINDEX INDEX CONCURRENTLY: waits for the replicas, asks for the lock briefly and again, shows the progress, and
/// removes what a failure leaves.
/// </summary>
internal sealed class ConcurrentRun(PgConnection connection, BuildPatience patience, Action<IndexBuildProgress> report)
{
    /// <summary>Returns the number of the attempt that did it.</summary>
    /// <exception cref="PgDbreException">What the server said after the last attempt, or what could not be removed.</exception>
    public async Task<int> RunAsync(ConcurrentStatement statement, CancellationToken cancellation)
    {
        ReplicaWait replicas = new(connection, patience, wait => report(new IndexBuildProgress(statement.Index, wait, null, 1)));
        await replicas.RunAsync(cancellation).ConfigureAwait(false);
        LockRetry retry = new(
            patience.MaxRetry,
            patience.FirstPause,
            (wait, attempt) => report(new IndexBuildProgress(statement.Index, wait, null, attempt)));
        return await retry.RunAsync(attempt => OnceAsync(statement, attempt, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task OnceAsync(ConcurrentStatement statement, int attempt, CancellationToken cancellation)
    {
        await TableLockProbe.TryAsync(connection, statement.Table, patience.Limits, cancellation).ConfigureAwait(false);
        BuildSession session = await BuildSession.OpenAsync(
            connection, patience.MaxWait, cancellation, patience.MaintenanceWorkMemMB, statement.IsSerial).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            BuildWatch watch = new(
                connection,
                session.ProcessId,
                statement.SortsOnDisk,
                step => report(step with { Index = statement.Index, Attempt = attempt }));
            try
            {
                await watch.WhileAsync(session.RunAsync(statement.Sql, cancellation)).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is PgDbreException { SqlState: not PostgresErrorCodes.DuplicateTable } or OperationCanceledException)
            {
                await statement.CleanUp(watch.IndexOid, failure).ConfigureAwait(false);
                throw;
            }
        }
    }
}
