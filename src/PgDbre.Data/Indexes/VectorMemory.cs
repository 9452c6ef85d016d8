using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>What the server says of its memory, for vector indexes, which want theirs whole.</summary>
internal static class VectorMemory
{
    private const string Sql =
        "SELECT pg_size_bytes(current_setting('effective_cache_size')), pg_size_bytes(current_setting('maintenance_work_mem'))";

    /// <summary>The policy with the server's figures where the user gave none; unchanged where no table has a vector.</summary>
    public static async Task<VectorIndexPolicy> AddAsync(
        ServerTransaction transaction, SchemaCatalog catalog, VectorIndexPolicy policy, CancellationToken cancellation)
    {
        if (!catalog.Tables.SelectMany(table => table.Columns).Any(column => VectorOperatorClass.IsVectorType(column.BaseType)))
        {
            return policy;
        }

        List<(long Cache, long Maintenance)> server = await transaction.ListAsync(
            Sql, row => (row.GetInt64(0), row.GetInt64(1)), cancellation).ConfigureAwait(false);
        return policy with
        {
            MemoryBytes = policy.MemoryBytes ?? server[0].Cache,
            MaintenanceWorkMemBytes = policy.MaintenanceWorkMemBytes ?? server[0].Maintenance,
        };
    }
}
