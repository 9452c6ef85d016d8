using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// What is known of the disk that an index goes to. No SQL function tells free space: it is what the user says, or what this machine says
/// where the server is on it.
/// </summary>
/// <param name="WorkMemBytes">maintenance_work_mem.</param>
/// <param name="TempLimitBytes">temp_file_limit for one process; null for none.</param>
/// <param name="Processes">That may take part in a build's sort, each with a limit of its own.</param>
/// <param name="HasOwnTempSpace">temp_tablespaces is set: a sort takes nothing from the index's tablespace.</param>
/// <param name="Tablespace">The index's tablespace.</param>
/// <param name="FreeBytes">Of it; null if this machine cannot tell.</param>
internal sealed record ServerDisk(
    long WorkMemBytes, long? TempLimitBytes, int Processes, bool HasOwnTempSpace, string Tablespace, long? FreeBytes)
{
    /// <summary>
    /// data_directory is hidden from roles outside pg_read_all_settings: the view then has no row for it, the function would fail.
    /// </summary>
    private const string DiskSql =
        """
        SELECT pg_size_bytes(current_setting('maintenance_work_mem')),
               (SELECT NULLIF(setting::bigint, -1) * 1024 FROM pg_settings WHERE name = 'temp_file_limit'),
               1 + current_setting('max_parallel_maintenance_workers')::int,
               current_setting('temp_tablespaces') <> '',
               t.spcname::text, pg_tablespace_location(t.oid),
               (SELECT setting FROM pg_settings WHERE name = 'data_directory'),
               current_setting('port')::int,
               EXTRACT(epoch FROM pg_postmaster_start_time())::bigint
        FROM pg_tablespace t
        WHERE t.oid = COALESCE(NULLIF($1::bigint, 0)::oid,
                               (SELECT oid FROM pg_tablespace WHERE spcname = current_setting('default_tablespace')),
                               (SELECT dattablespace FROM pg_database WHERE datname = current_database()))
        """;

    /// <param name="connection">Where.</param>
    /// <param name="patience">With the limits of the statement.</param>
    /// <param name="tablespace">Object id of the index's tablespace; 0 for the one a new index goes to.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    public static async Task<ServerDisk> ReadAsync(
        PgConnection connection, BuildPatience patience, long tablespace, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, patience.Limits, cancellation).ConfigureAwait(false);
        List<ServerDisk> found = await transaction.ListAsync(DiskSql, row => Read(row, connection.Server), cancellation, tablespace)
            .ConfigureAwait(false);
        return found[0];
    }

    /// <summary>The need against what is free.</summary>
    /// <param name="patience">With what the user says is free.</param>
    /// <param name="isSerial">No parallel worker shares the sort.</param>
    /// <param name="needOf">The need with so much memory for the sort, bytes.</param>
    public DiskCheck Check(BuildPatience patience, bool isSerial, Func<long, DiskNeed> needOf)
    {
        DiskNeed need = needOf(patience.MaintenanceWorkMemMB is { } given ? given * 1024L * 1024 : WorkMemBytes);
        long? free = patience.FreeDiskBytes ?? (FreeBytes + (HasOwnTempSpace ? need.SortBytes : 0));
        string place = patience.FreeDiskBytes is null ? $"tablespace {Tablespace}, by its file system" : "-FreeDiskMB";
        return new DiskCheck(need, free, place, TempLimitBytes * (isSerial ? 1 : Processes));
    }

    private static ServerDisk Read(NpgsqlDataReader row, string server)
    {
        string location = row.GetString(5);
        string? data = row.IsDBNull(6) ? null : row.GetString(6);
        string? path = location.Length > 0 ? location : data;
        long? free = data is null ? null : LocalDisk.FreeBytes(server, data, path!, row.GetInt32(7), row.GetInt64(8));
        return new ServerDisk(
            row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt32(2), row.GetBoolean(3), row.GetString(4), free);
    }
}
