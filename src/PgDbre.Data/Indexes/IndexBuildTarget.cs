using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
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

    /// <summary>schema.index, quoted.</summary>
    public string QualifiedName => SqlIdentifier.Quote(Table.Name.Schema, Name);

    /// <exception cref="PgDbreException">PgStandby, PgTableNotFound, PgPartitionedTable, PgIndexNameTaken.</exception>
    public static async Task<IndexBuildTarget> FindAsync(PgConnection connection, IndexBuildRequest request, CancellationToken cancellation)
    {
        if (connection.Identity.IsInRecovery)
        {
            throw IndexBuildRefusal.Standby(connection);
        }

        SchemaCatalog catalog = await ReadAsync(connection, request, cancellation).ConfigureAwait(false);
        Table table = catalog.Find(request.Definition.Table) ?? throw IndexBuildRefusal.NoTable(request.Definition.Table);
        if (table.Kind == TableKind.Partitioned)
        {
            throw IndexBuildRefusal.Partitioned(table);
        }

        TableIndex? existing = IndexCoverage.FindEqual(table, request.Definition);
        string name = request.Name ?? new IndexNaming(catalog.RelationNames).Choose(request.Definition);
        if (existing is null && catalog.RelationNames.Contains(new TableName(table.Name.Schema, name)))
        {
            throw IndexBuildRefusal.NameTaken(table, name);
        }

        return new IndexBuildTarget
        {
            Table = table,
            Name = name,
            Existing = existing,
            MustBuildSerially = request.Definition.Method == "hnsw" && !Core.Indexes.Candidates.VectorVersion.BuildsSafelyInParallel(catalog),
        };
    }

    private static async Task<SchemaCatalog> ReadAsync(PgConnection connection, IndexBuildRequest request, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        return await CatalogReader.ReadAsync(transaction, new CatalogScope { Tables = [request.Definition.Table] }, cancellation)
            .ConfigureAwait(false);
    }
}
