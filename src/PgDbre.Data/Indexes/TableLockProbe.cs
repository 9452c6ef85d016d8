using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Asks for the lock a build takes and gives it back. So the short lock_timeout counts only for getting the table; the build
/// itself may wait longer for old transactions, which would otherwise end it after its work was done.
/// </summary>
internal static class TableLockProbe
{
    /// <exception cref="PgDbreException">PgLockTimeout if somebody holds the table.</exception>
    public static async Task TryAsync(PgConnection connection, Table table, SessionLimits limits, CancellationToken cancellation)
    {
        // LOCK TABLE takes no materialised views.
        if (table.Kind != TableKind.Table)
        {
            return;
        }

        await using ServerTransaction transaction =
            await ServerTransaction.ReadWriteAsync(connection, limits, cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"LOCK TABLE ONLY {SqlIdentifier.Quote(table.Name.Schema, table.Name.Name)} IN SHARE UPDATE EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
    }
}
