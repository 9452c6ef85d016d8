using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>
/// Reads tables and indexes with their state. The number of round trips is fixed: names, catalog, state, and for checks the sequences'
/// values and two for pg_stat_statements. Reads only; works on standbys.
/// </summary>
public static class SchemaFactsReader
{
    // More names than this are not worth sending: the whole schemas are read instead.
    private const int MostNames = 1000;

    /// <summary>The facts of all tables asked for that exist.</summary>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<SchemaFacts> ReadAsync(PgConnection connection, SchemaRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        SchemaCatalog catalog = await ReadCatalogAsync(transaction, request, cancellation).ConfigureAwait(false);
        StateReader reader = new(transaction, connection.Identity.Major, catalog, request);
        StateAssembly state = await reader.ReadAsync(cancellation).ConfigureAwait(false);
        VectorStatements statements = request.IncludeChecks
            ? await VectorStatements.ReadAsync(transaction, connection, catalog, cancellation).ConfigureAwait(false)
            : VectorStatements.NotAsked;
        return new SchemaFacts(catalog, state.Database, state.Tables, state.Indexes)
        {
            Server = connection.Server,
            Database = connection.Database,
            Sequences = state.Sequences,
            UnvalidatedConstraints = state.Constraints,
            LargestKeys = state.LargestKeys,
            VectorStatements = statements.Statements,
            Gaps = [.. statements.Gap is { } gap ? [gap] : Array.Empty<string>()],
        };
    }

    private static async Task<SchemaCatalog> ReadCatalogAsync(ServerTransaction transaction, SchemaRequest request, CancellationToken cancellation)
    {
        HashSet<TableName> wanted = [.. request.Tables];
        if (request.Wildcards.Count > 0)
        {
            List<TableName> matching = await transaction.ListAsync(
                StateSql.Names,
                row => new TableName(row.GetString(0), row.GetString(1)),
                cancellation,
                request.Wildcards.Select(pair => SchemaPattern.ToRegex([pair.Schema])).ToArray(),
                request.Wildcards.Select(pair => SchemaPattern.ToRegex([pair.Table])).ToArray()).ConfigureAwait(false);
            wanted.UnionWith(matching);
        }

        CatalogScope scope = wanted.Count <= MostNames
            ? new CatalogScope { Tables = wanted, IncludeNames = request.IncludeChecks }
            : new CatalogScope
            {
                SchemaPattern = SchemaPattern.ToRegex(wanted.Select(table => table.Schema).Distinct()),
                IncludeNames = request.IncludeChecks,
            };
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, scope, cancellation).ConfigureAwait(false);
        return catalog.Tables.All(table => wanted.Contains(table.Name))
            ? catalog
            : new SchemaCatalog([.. catalog.Tables.Where(table => wanted.Contains(table.Name))], catalog.RelationNames, catalog.Extensions);
    }
}
