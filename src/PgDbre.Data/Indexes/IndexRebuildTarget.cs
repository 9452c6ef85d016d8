using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>An index that may be rebuilt, after everything that forbids it was asked.</summary>
internal sealed record IndexRebuildTarget
{
    private const string PartsSql =
        """
        SELECT n.nspname::text, c.relname::text
        FROM pg_partition_tree($1::bigint::oid::regclass) AS tree
        JOIN pg_class c ON c.oid = tree.relid AND c.relkind = 'i'
        JOIN pg_namespace n ON n.oid = c.relnamespace
        ORDER BY n.nspname, c.relname
        """;

    private const string FactsSql =
        """
        SELECT i.indisexclusion, c.reltablespace::bigint
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indexrelid = $1::bigint::oid
        """;

    /// <summary>What Get-PgIndex says of it.</summary>
    public required IndexReport Report { get; init; }

    /// <summary>Its table.</summary>
    public required Table Table { get; init; }

    /// <summary>Its object id, which the new one takes over from it only by name.</summary>
    public required uint Oid { get; init; }

    /// <summary>What the rebuild needs on disk, and what is free.</summary>
    public required DiskCheck Disk { get; init; }

    /// <summary>pgvector's parallel HNSW builds are unsafe here.</summary>
    public required bool MustBuildSerially { get; init; }

    /// <summary>schema.index.</summary>
    public TableName QualifiedName => new(Report.Schema, Report.Index);

    /// <summary>REINDEX INDEX CONCURRENTLY ….</summary>
    public string Sql => $"REINDEX INDEX CONCURRENTLY {QualifiedName}";

    /// <summary>The index; for one of a partitioned table its parts, each of which is rebuilt by itself.</summary>
    /// <exception cref="PgDbreException">PgStandby, PgIndexNotFound, PgDiskSpace, and every reason why PostgreSQL cannot.</exception>
    public static async Task<IReadOnlyList<IndexRebuildTarget>> FindAsync(
        PgConnection connection, IndexRebuildRequest request, CancellationToken cancellation)
    {
        if (connection.Identity.IsInRecovery)
        {
            throw IndexBuildRefusal.Standby(connection);
        }

        TableName name = new(request.Schema, request.Index);
        TableName owner = await IndexOwner.FindAsync(connection, name, request.Limits, cancellation).ConfigureAwait(false);
        SchemaFacts facts = await SchemaFactsReader.ReadAsync(
            connection, new SchemaRequest { Tables = [owner], Limits = request.Limits }, cancellation).ConfigureAwait(false);
        Table? table = facts.Catalog.Find(owner);
        TableIndex? index = table?.Indexes.FirstOrDefault(one => one.Name == request.Index);
        if (IndexRebuildRefusal.Of(facts, owner, table, index) is { } refusal)
        {
            throw refusal;
        }

        return table!.Kind == TableKind.Partitioned
            ? await FindPartsAsync(connection, request, index!, cancellation).ConfigureAwait(false)
            : [await FindOneAsync(connection, request, facts, table, index!, cancellation).ConfigureAwait(false)];
    }

    private static async Task<IReadOnlyList<IndexRebuildTarget>> FindPartsAsync(
        PgConnection connection, IndexRebuildRequest request, TableIndex index, CancellationToken cancellation)
    {
        List<TableName> parts;
        await using (ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false))
        {
            parts = await transaction.ListAsync(
                PartsSql, row => new TableName(row.GetString(0), row.GetString(1)), cancellation, (long)index.Oid).ConfigureAwait(false);
        }

        List<IndexRebuildTarget> targets = [];
        foreach (TableName part in parts)
        {
            targets.AddRange(await FindAsync(connection, request with { Schema = part.Schema, Index = part.Name }, cancellation)
                .ConfigureAwait(false));
        }

        return targets;
    }

    private static async Task<IndexRebuildTarget> FindOneAsync(
        PgConnection connection,
        IndexRebuildRequest request,
        SchemaFacts facts,
        Table table,
        TableIndex index,
        CancellationToken cancellation)
    {
        (bool isExclusion, long tablespace) = await ReadAsync(connection, request, index, cancellation).ConfigureAwait(false);
        if (isExclusion)
        {
            throw IndexRebuildRefusal.Exclusion(table, index);
        }

        IndexDefinition definition = IndexDefinition.Of(table.Name, index, facts.Of(index).Options);
        bool isSerial = index.Method == "hnsw" && !Core.Indexes.Candidates.VectorVersion.BuildsSafelyInParallel(facts.Catalog);
        ServerDisk disk = await ServerDisk.ReadAsync(connection, request, tablespace, cancellation).ConfigureAwait(false);
        DiskCheck check = disk.Check(request, isSerial, memory => NeedOf(index, DiskNeed.Of(table, definition, memory)));
        return check.Refusal() is { } refusal
            ? throw refusal
            : new IndexRebuildTarget
            {
                Report = IndexReport.Of(facts, table, index),
                Table = table,
                Oid = index.Oid,
                Disk = check,
                MustBuildSerially = isSerial,
            };
    }

    // The new one stands beside the old until the exchange. It is hardly larger than that; where no model fits, that is all there is to
    // go by.
    private static DiskNeed NeedOf(TableIndex index, DiskNeed need) => index.IsValid
        ? need with { IndexBytes = Math.Min(need.IndexBytes ?? index.SizeBytes, index.SizeBytes) }
        : need;

    private static async Task<(bool IsExclusion, long Tablespace)> ReadAsync(
        PgConnection connection, IndexRebuildRequest request, TableIndex index, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        List<(bool, long)> found = await transaction.ListAsync(
            FactsSql, row => (row.GetBoolean(0), row.GetInt64(1)), cancellation, (long)index.Oid).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw IndexOwner.NoIndex(new TableName(request.Schema, request.Index));
    }
}
