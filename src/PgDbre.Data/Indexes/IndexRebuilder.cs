using System.Diagnostics;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Builds one index anew beside the old one, CONCURRENTLY: asks for the lock briefly and again, shows the progress, and leaves nothing
/// invalid that was not so before.
/// </summary>
internal sealed class IndexRebuilder(PgConnection connection, IndexRebuildRequest request, Action<IndexBuildProgress> report)
{
    /// <summary>Rebuilds it.</summary>
    /// <exception cref="PgDbreException">What the server said after the last attempt, or PgInvalidIndexLeft.</exception>
    public async Task<IndexRebuild> RebuildAsync(IndexRebuildTarget target, CancellationToken cancellation)
    {
        ConcurrentStatement statement = new(
            target.Table,
            target.Report.Index,
            target.Sql,
            target.MustBuildSerially,
            (_, failure) => RebuildLeftovers.RemoveAsync(connection, target, failure))
        {
            SortsOnDisk = target.Disk.Need.SortBytes > 0,
        };
        long start = Stopwatch.GetTimestamp();
        int attempts = await new ConcurrentRun(connection, request, report).RunAsync(statement, cancellation).ConfigureAwait(false);
        return new IndexRebuild
        {
            Server = connection.Server,
            Database = connection.Database,
            Schema = target.Report.Schema,
            Table = target.Report.Table,
            Index = target.Report.Index,
            Method = target.Report.Method,
            SizeBeforeBytes = target.Report.SizeBytes,
            SizeAfterBytes = await SizeAsync(target, cancellation).ConfigureAwait(false),
            RebuildMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            WasValid = target.Report.IsValid,
            Attempts = attempts,
            Sql = target.Sql,
        };
    }

    private async Task<long> SizeAsync(IndexRebuildTarget target, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        List<long> size = await transaction.ListAsync(
            "SELECT pg_relation_size($1::regclass)", row => row.GetInt64(0), cancellation, target.QualifiedName.ToString())
            .ConfigureAwait(false);
        return size[0];
    }
}
