using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>
/// The tables of one database's plans, each asked for once: a workload over the same tables costs one round trip, not one per
/// query. What it holds ages with it, so it should live as long as one command.
/// </summary>
public sealed class PlanCatalog(PgConnection connection)
{
    // Of the name: whether the tables at the other end of its foreign keys were asked for too. Views and the like are never found.
    private readonly Dictionary<TableName, bool> _asked = [];
    private readonly Dictionary<TableName, Table> _tables = [];
    private SchemaCatalog _catalog = new([], [], new Dictionary<string, string>());

    /// <summary>What is known around the plan; reads only the tables it does not know yet, in one round trip.</summary>
    /// <exception cref="PgDbreException">What the server refused.</exception>
    public async Task<SchemaCatalog> ReadAsync(Plan plan, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        bool withKeys = plan.Triggers.Any(trigger => trigger.ConstraintName is not null);
        TableName[] missing = [.. PlanTables.Of(plan).Where(name => !_asked.TryGetValue(name, out bool hadKeys) || (withKeys && !hadKeys))];
        if (missing.Length == 0)
        {
            return _catalog;
        }

        CatalogScope scope = new() { Tables = missing, IncludeNames = false, IncludeKeys = withKeys, IncludeKeyTables = withKeys };
        SchemaCatalog read = await ReadAsync(scope, limits, cancellation).ConfigureAwait(false);
        foreach (Table table in read.Tables)
        {
            _tables[table.Name] = table;
        }

        foreach (TableName name in missing)
        {
            _asked[name] = withKeys;
        }

        return _catalog = new SchemaCatalog([.. _tables.Values], [], read.Extensions);
    }

    private async Task<SchemaCatalog> ReadAsync(CatalogScope scope, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.DeferredReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        return await CatalogReader.ReadAsync(transaction, scope, cancellation, isLast: true).ConfigureAwait(false);
    }
}
