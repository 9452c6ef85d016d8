using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>The table and the name of an index to be built, after everything that forbids the build was asked.</summary>
internal sealed record IndexBuildTarget
{
    /// <summary>The table.</summary>
    public required Table Table { get; init; }

    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>The same index under any name, if there is one.</summary>
    public TableIndex? Existing { get; init; }

    /// <summary>pgvector's parallel HNSW builds are unsafe here.</summary>
    public bool MustBuildSerially { get; init; }

    /// <summary>The table's partitions; null if it is not partitioned.</summary>
    public PartitionTree? Partitions { get; init; }

    /// <summary>What is to be done on a partitioned table, in order.</summary>
    public IReadOnlyList<PartitionStep> Steps { get; init; } = [];

    /// <summary>What the build needs on disk, and what is free.</summary>
    public DiskCheck? Disk { get; init; }

    /// <summary>The statements to run, in order.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>schema.index.</summary>
    public TableName QualifiedName => new(Table.Name.Schema, Name);

    /// <exception cref="PgDbreException">
    /// PgStandby, PgTableNotFound, PgIndexNameTaken, PgDiskSpace, PgTempFileLimit, and what forbids it on a partitioned table.
    /// </exception>
    public static async Task<IndexBuildTarget> FindAsync(PgConnection connection, IndexBuildRequest request, CancellationToken cancellation)
    {
        if (connection.Identity.IsInRecovery)
        {
            throw IndexBuildRefusal.Standby(connection);
        }

        SchemaCatalog catalog = await ReadAsync(connection, request, cancellation).ConfigureAwait(false);
        Table table = catalog.Find(request.Definition.Table) ?? throw IndexBuildRefusal.NoTable(request.Definition.Table);
        PartitionTree? partitions = table.Kind == TableKind.Partitioned
            ? await PartitionTreeReader.ReadAsync(connection, table, request.Limits, cancellation).ConfigureAwait(false)
            : null;
        IndexBuildTarget target = Of(catalog, table, partitions, request);
        return target.Existing is null ? await target.CheckDiskAsync(connection, request, cancellation).ConfigureAwait(false) : target;
    }

    private static IndexBuildTarget Of(SchemaCatalog catalog, Table table, PartitionTree? partitions, IndexBuildRequest request)
    {
        TableIndex? declared = partitions is null ? null : PartitionedIndexPlan.Declared(table, request.Definition);
        TableIndex? existing = partitions is null
            ? IndexCoverage.FindEqual(table, request.Definition)
            : declared is { IsValid: true } ? declared : null;
        string name = declared?.Name ?? request.Name ?? new IndexNaming(catalog.RelationNames).Choose(request.Definition);
        if ((existing ?? declared) is null && catalog.RelationNames.Contains(new TableName(table.Name.Schema, name)))
        {
            throw IndexBuildRefusal.NameTaken(table, name);
        }

        if (existing is null && partitions is not null && PartitionedIndexRefusal.Of(partitions, request.Definition, declared) is { } refusal)
        {
            throw refusal;
        }

        IReadOnlyList<PartitionStep> steps =
            existing is null && partitions is not null ? PartitionedIndexPlan.Of(partitions, request.Definition, name) : [];
        return new IndexBuildTarget
        {
            Table = table,
            Name = name,
            Existing = existing,
            MustBuildSerially = request.Definition.Method == "hnsw" && !Core.Indexes.Candidates.VectorVersion.BuildsSafelyInParallel(catalog),
            Partitions = partitions,
            Steps = steps,
            Statements = partitions is null ? [request.Definition.ToSql(name)] : [.. steps.Select(step => step.Sql)],
        };
    }

    private async Task<IndexBuildTarget> CheckDiskAsync(PgConnection connection, IndexBuildRequest request, CancellationToken cancellation)
    {
        Table[] built = Partitions is null
            ? [Table]
            : [.. Steps.Where(step => step.Kind == PartitionStepKind.Build).Select(step => step.Table)];
        ServerDisk disk = await ServerDisk.ReadAsync(connection, request, tablespace: 0, cancellation).ConfigureAwait(false);
        DiskCheck check = disk.Check(
            request,
            MustBuildSerially,
            memory => DiskNeed.InTurn(built.Select(table => DiskNeed.Of(table, request.Definition with { Table = table.Name }, memory))));
        return check.Refusal() is { } refusal ? throw refusal : this with { Disk = check };
    }

    private static async Task<SchemaCatalog> ReadAsync(PgConnection connection, IndexBuildRequest request, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        return await CatalogReader.ReadAsync(transaction, new CatalogScope { Tables = [request.Definition.Table] }, cancellation)
            .ConfigureAwait(false);
    }
}
