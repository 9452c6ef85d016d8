using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Catalog;

namespace PgDbre.Data.Indexes;

/// <summary>An index that may be dropped, after everything that forbids it was asked.</summary>
public sealed record IndexRemovalTarget
{
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

        TableName owner = await IndexOwner.FindAsync(connection, new TableName(request.Schema, request.Index), request.Limits, cancellation)
            .ConfigureAwait(false);
        SchemaFacts facts = await SchemaFactsReader.ReadAsync(
            connection, new SchemaRequest { Tables = [owner], Limits = request.Limits }, cancellation).ConfigureAwait(false);
        Table? table = facts.Catalog.Find(owner);
        TableIndex index = table?.Indexes.FirstOrDefault(one => one.Name == request.Index)
            ?? throw IndexOwner.NoIndex(new TableName(request.Schema, request.Index));
        PgDbreException? refusal = IndexRemovalRefusal.Always(facts, table!, index)
            ?? (request.IsForced ? null : IndexRemovalRefusal.UnlessForced(facts, table!, index));
        return refusal is null
            ? new IndexRemovalTarget { Report = IndexReport.Of(facts, table!, index), Table = table!, Oid = index.Oid }
            : throw refusal;
    }
}
