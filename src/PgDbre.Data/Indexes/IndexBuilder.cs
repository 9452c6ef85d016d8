using System.Diagnostics;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Builds one index CONCURRENTLY, of a partitioned table partition by partition: asks for the lock briefly and again, shows the progress,
/// leaves no invalid index behind that cost anything, and plans the queries it is for before and after.
/// </summary>
public sealed class IndexBuilder
{
    private const string SizeSql =
        "SELECT COALESCE(sum(pg_relation_size(relid))::bigint, pg_relation_size($1::regclass)) FROM pg_partition_tree($1::regclass)";

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
    public async Task<IndexBuildOutcome> BuildAsync(CancellationToken cancellation) =>
        await BuildAsync(await FindTargetAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>What is to be built; nothing is done.</summary>
    /// <exception cref="PgDbreException">What forbids the build.</exception>
    internal Task<IndexBuildTarget> FindTargetAsync(CancellationToken cancellation) =>
        IndexBuildTarget.FindAsync(_connection, _request, cancellation);

    /// <summary>Builds what was found to be built.</summary>
    /// <exception cref="PgDbreException">What the server said after the last attempt.</exception>
    internal async Task<IndexBuildOutcome> BuildAsync(IndexBuildTarget target, CancellationToken cancellation)
    {
        if (target.Existing is { } existing)
        {
            return new IndexBuildOutcome(null, existing.Name);
        }

        ServedPlans before = await ServedPlans.ReadAsync(_connection, _request, target.QualifiedName, cancellation).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        PartitionTally? partitions = target.Partitions is null
            ? null
            : await new PartitionedBuild(_connection, _request, _report).RunAsync(target, cancellation).ConfigureAwait(false);
        int attempts = partitions?.Attempts ?? await BuildAloneAsync(target, cancellation).ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        ServedPlans after = await ServedPlans.ReadAsync(_connection, _request, target.QualifiedName, cancellation).ConfigureAwait(false);
        IndexBuild build = new()
        {
            Server = _connection.Server,
            Database = _connection.Database,
            Schema = target.Table.Name.Schema,
            Table = target.Table.Name.Name,
            Index = target.Name,
            Method = _request.Definition.Method,
            BuildMs = elapsed.TotalMilliseconds,
            SizeBytes = await SizeAsync(target.QualifiedName, cancellation).ConfigureAwait(false),
            PartitionsBuilt = partitions?.Built,
            PartitionsAttached = partitions?.Reused,
            CostBefore = before.Cost,
            CostAfter = after.Cost,
            IsUsed = after.IsUsed,
            Attempts = attempts,
            Sql = string.Join(";\n", partitions?.Statements ?? target.Statements),
            UndoSql = $"DROP INDEX {(partitions is null ? "CONCURRENTLY " : "")}{target.QualifiedName}",
            Origin = _request.Origin,
        };
        return new IndexBuildOutcome(build, null);
    }

    private Task<int> BuildAloneAsync(IndexBuildTarget target, CancellationToken cancellation)
    {
        NewIndex index = new(target.Table, target.Name);
        ConcurrentStatement statement = new(
            target.Table,
            target.Name,
            target.Statements[0],
            target.MustBuildSerially,
            (seen, failure) => InvalidIndexRemover.RemoveAsync(_connection, index, seen, failure))
        {
            SortsOnDisk = target.Disk?.Need.SortBytes > 0,
        };
        return new ConcurrentRun(_connection, _request, _report).RunAsync(statement, cancellation);
    }

    private async Task<long> SizeAsync(TableName index, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        List<long> size = await transaction.ListAsync(SizeSql, row => row.GetInt64(0), cancellation, index.ToString())
            .ConfigureAwait(false);
        return size[0];
    }
}
