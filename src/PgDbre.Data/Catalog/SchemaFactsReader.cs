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
    /// <summary>
    /// The facts of all tables asked for that exist; those that somebody holds exclusively are named instead of waited for.
    /// </summary>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<SchemaFacts> ReadAsync(PgConnection connection, SchemaRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        List<(TableName Name, bool IsHeld)> found = await FindAsync(transaction, request, cancellation).ConfigureAwait(false);
        CatalogScope scope = new()
        {
            Tables = [.. found.Where(one => !one.IsHeld).Select(one => one.Name)],
            IncludeNames = request.IncludeChecks,
        };
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, scope, cancellation).ConfigureAwait(false);
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
            Held = [.. found.Where(one => one.IsHeld).Select(one => one.Name)],
            Gaps = [.. statements.Gap is { } gap ? [gap] : Array.Empty<string>()],
        };
    }

    private static Task<List<(TableName Name, bool IsHeld)>> FindAsync(
        ServerTransaction transaction, SchemaRequest request, CancellationToken cancellation) => transaction.ListAsync(
            StateSql.Names,
            row => (new TableName(row.GetString(0), row.GetString(1)), row.GetBoolean(2)),
            cancellation,
            request.Wildcards.Select(pair => SchemaPattern.ToRegex([pair.Schema])).ToArray(),
            request.Wildcards.Select(pair => SchemaPattern.ToRegex([pair.Table])).ToArray(),
            request.Tables.Select(table => table.Schema).ToArray(),
            request.Tables.Select(table => table.Name).ToArray());
}
