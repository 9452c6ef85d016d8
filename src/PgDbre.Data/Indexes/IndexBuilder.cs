using System.Diagnostics;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Builds one index CONCURRENTLY: asks for the lock briefly and again, shows the progress, leaves no invalid index behind,
/// and plans the queries it is for before and after.
/// </summary>
public sealed class IndexBuilder
{
    private readonly PgConnection _connection;
    private readonly IndexBuildRequest _request;
    private readonly Action<IndexBuildProgress> _report;

    /// <summary>A builder for one request; <paramref name="report"/> is called from other threads.</summary>
    public IndexBuilder(PgConnection connection, IndexBuildRequest request, Action<IndexBuildProgress> report)
    {
        _connection = connection;
        _request = request;
        _report = report;
    }

    /// <summary>Builds it, or says which equal index was there.</summary>
    /// <exception cref="PgDbreException">What forbids the build, or what the server said after the last attempt.</exception>
    public async Task<IndexBuildOutcome> BuildAsync(CancellationToken cancellation)
    {
        IndexBuildTarget target = await IndexBuildTarget.FindAsync(_connection, _request, cancellation).ConfigureAwait(false);
        if (target.Existing is { } existing)
        {
            return new IndexBuildOutcome(null, existing.Name);
        }

        ServedPlans before = await ServedPlans.ReadAsync(_connection, _request, target.Name, cancellation).ConfigureAwait(false);
        string sql = _request.Definition.ToSql(target.Name);
        long start = Stopwatch.GetTimestamp();
        LockRetry retry = new(
            _request.MaxRetry, _request.FirstPause, (wait, attempt) => _report(new IndexBuildProgress(target.Name, wait, null, attempt)));
        int attempts = await retry.RunAsync(attempt => BuildOnceAsync(target, sql, attempt, cancellation), cancellation)
            .ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        ServedPlans after = await ServedPlans.ReadAsync(_connection, _request, target.Name, cancellation).ConfigureAwait(false);
        return new IndexBuildOutcome(
            new IndexBuild
            {
                Server = _connection.Server,
                Database = _connection.Database,
                Schema = target.Table.Name.Schema,
                Table = target.Table.Name.Name,
                Index = target.Name,
                Method = _request.Definition.Method,
                BuildMs = elapsed.TotalMilliseconds,
                SizeBytes = await SizeAsync(target, cancellation).ConfigureAwait(false),
                CostBefore = before.Cost,
                CostAfter = after.Cost,
                IsUsed = after.IsUsed,
                Attempts = attempts,
                Sql = sql,
                UndoSql = $"DROP INDEX CONCURRENTLY {SqlIdentifier.Display(target.Table.Name.Schema)}.{SqlIdentifier.Display(target.Name)}",
                Origin = _request.Origin,
            },
            null);
    }

    private async Task BuildOnceAsync(IndexBuildTarget target, string sql, int attempt, CancellationToken cancellation)
    {
        await TableLockProbe.TryAsync(_connection, target.Table, _request.Limits, cancellation).ConfigureAwait(false);
        BuildSession session = await BuildSession.OpenAsync(
            _connection, _request.MaxWait, cancellation, _request.MaintenanceWorkMemMB, target.MustBuildSerially).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            BuildWatch watch = new(_connection, session.ProcessId, progress => _report(progress with { Index = target.Name, Attempt = attempt }));
            try
            {
                await watch.WhileAsync(session.RunAsync(sql, cancellation)).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (failure is PgDbreException { SqlState: not PostgresErrorCodes.DuplicateTable } or OperationCanceledException)
            {
                await InvalidIndexRemover.RemoveAsync(_connection, target, watch.IndexOid, failure).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async Task<long> SizeAsync(IndexBuildTarget target, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        List<long> size = await transaction.ListAsync(
            "SELECT pg_relation_size($1::regclass)", row => row.GetInt64(0), cancellation, target.QualifiedName).ConfigureAwait(false);
        return size[0];
    }
}
