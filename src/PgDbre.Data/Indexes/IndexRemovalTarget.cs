using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>An index that may be dropped, after everything that forbids it was asked.</summary>
public sealed record IndexRemovalTarget
{
    private const string TableSql =
        """
        SELECT tn.nspname::text, t.relname::text
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_index i ON i.indexrelid = c.oid
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE n.nspname = $1 AND c.relname = $2
        """;

    /// <summary>What Get-PgIndex says of it.</summary>
    public required IndexReport Report { get; init; }

    /// <summary>DROP INDEX CONCURRENTLY ….</summary>
    public string Sql => $"DROP INDEX CONCURRENTLY {SqlIdentifier.Display(Report.Schema)}.{SqlIdentifier.Display(Report.Index)}";

    /// <summary>Its table.</summary>
    internal Table Table { get; init; } = null!;

    /// <summary>Its object id.</summary>
    internal uint Oid { get; init; }

    /// <exception cref="PgDbreException">PgStandby, PgIndexNotFound, and every reason to keep it.</exception>
    public static async Task<IndexRemovalTarget> FindAsync(
        PgConnection connection, IndexRemovalRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        if (connection.Identity.IsInRecovery)
        {
            throw IndexRemovalRefusal.Standby(connection);
        }

        TableName owner = await FindTableAsync(connection, request, cancellation).ConfigureAwait(false);
        SchemaFacts facts = await SchemaFactsReader.ReadAsync(
            connection, new SchemaRequest { Tables = [owner], Limits = request.Limits }, cancellation).ConfigureAwait(false);
        Table? table = facts.Catalog.Find(owner);
        TableIndex index = table?.Indexes.FirstOrDefault(one => one.Name == request.Index) ?? throw IndexRemovalRefusal.NoIndex(request);
        PgDbreException? refusal = IndexRemovalRefusal.Always(facts, table!, index)
            ?? (request.IsForced ? null : IndexRemovalRefusal.UnlessForced(facts, table!, index));
        return refusal is null
            ? new IndexRemovalTarget { Report = IndexReport.Of(facts, table!, index), Table = table!, Oid = index.Oid }
            : throw refusal;
    }

    private static async Task<TableName> FindTableAsync(
        PgConnection connection, IndexRemovalRequest request, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        List<TableName> found = await transaction.ListAsync(
            TableSql,
            row => new TableName(row.GetString(0), row.GetString(1)),
            cancellation,
            request.Schema,
            request.Index).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw IndexRemovalRefusal.NoIndex(request);
    }
}
