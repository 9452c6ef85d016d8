using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// A server session for CREATE and DROP INDEX CONCURRENTLY, which no transaction block can hold; so its settings are the session's and
/// are put back at the end.
/// </summary>
internal sealed class BuildSession : IAsyncDisposable
{
    private const string Restore =
        "RESET statement_timeout; RESET lock_timeout; RESET maintenance_work_mem; RESET max_parallel_maintenance_workers";

    private readonly NpgsqlConnection _rented;

    private BuildSession(NpgsqlConnection rented) => _rented = rented;

    /// <summary>pg_backend_pid(): behind a pooler not what the driver was told.</summary>
    public int ProcessId { get; private set; }

    /// <summary>A session that waits for locks so long and has no statement_timeout.</summary>
    public static async Task<BuildSession> OpenAsync(
        PgConnection connection, TimeSpan maxWait, CancellationToken cancellation, int? maintenanceWorkMemMB = null, bool isSerial = false)
    {
        BuildSession session = new(await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false));
        try
        {
            await session.RunAsync(Settings(maxWait, maintenanceWorkMemMB, isSerial), cancellation).ConfigureAwait(false);
            await using NpgsqlCommand command = new(OwnStatement.Mark("SELECT pg_backend_pid()"), session._rented);
            session.ProcessId = (int)(await ServerError.GuardAsync(command.ExecuteScalarAsync(cancellation), cancellation).ConfigureAwait(false))!;
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, _rented);
        await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_rented.FullState.HasFlag(System.Data.ConnectionState.Open))
            {
                await RunAsync(Restore, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (PgDbreException)
        {
            // The session is gone, and its settings with it.
        }

        await _rented.DisposeAsync().ConfigureAwait(false);
    }

    private static string Settings(TimeSpan maxWait, int? maintenanceWorkMemMB, bool isSerial)
    {
        string wait = ((long)maxWait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        string memory = maintenanceWorkMemMB is { } megabytes
            ? $"; SET maintenance_work_mem = '{megabytes.ToString(CultureInfo.InvariantCulture)}MB'"
            : "";
        return "SET statement_timeout = 0; SET lock_timeout = "
            + $"{wait}{memory}{(isSerial ? "; SET max_parallel_maintenance_workers = 0" : "")}";
    }
}
