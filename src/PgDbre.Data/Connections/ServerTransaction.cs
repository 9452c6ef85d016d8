using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>
/// One transaction under our limits, always rolled back unless committed by name. Settings are SET LOCAL,
/// so it leaves nothing behind in the session and works through a pooler in transaction mode.
/// </summary>
internal sealed class ServerTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _rented;
    private bool _isOver;

    private ServerTransaction(NpgsqlConnection rented) => _rented = rented;

    /// <summary>The driver's connection, for what the methods here do not offer.</summary>
    public NpgsqlConnection Connection => _rented;

    /// <summary>A read-only transaction: the server itself refuses to write.</summary>
    public static Task<ServerTransaction> ReadOnlyAsync(PgConnection connection, SessionLimits limits, CancellationToken cancellation) =>
        BeginAsync(connection, "READ ONLY", limits, cancellation);

    /// <summary>A writing transaction: only for what the user allowed to write.</summary>
    public static Task<ServerTransaction> ReadWriteAsync(PgConnection connection, SessionLimits limits, CancellationToken cancellation) =>
        BeginAsync(connection, "READ WRITE", limits, cancellation);

    /// <summary>Runs statements whose results do not matter, separated by semicolons, in one round trip.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, _rented);
        await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Streams the rows of a statement of ours; parameters are positional ($1).</summary>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        string sql, Func<NpgsqlDataReader, T> map, [EnumeratorCancellation] CancellationToken cancellation, params object?[] parameters)
    {
        await using NpgsqlCommand command = new(OwnStatement.Mark(sql), _rented);
        foreach (object? parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        }

        await using NpgsqlDataReader rows = await ServerError.GuardAsync(command.ExecuteReaderAsync(cancellation), cancellation)
            .ConfigureAwait(false);
        while (await ServerError.GuardAsync(rows.ReadAsync(cancellation), cancellation).ConfigureAwait(false))
        {
            yield return map(rows);
        }
    }

    /// <summary>All rows at once.</summary>
    public async Task<List<T>> ListAsync<T>(
        string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellation, params object?[] parameters)
    {
        List<T> list = [];
        await foreach (T item in QueryAsync(sql, map, cancellation, parameters).ConfigureAwait(false))
        {
            list.Add(item);
        }

        return list;
    }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("COMMIT", cancellation).ConfigureAwait(false);
        _isOver = true;
    }

    /// <summary>Rolls back; a connection that is already broken needs none.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isOver && _rented.FullState.HasFlag(System.Data.ConnectionState.Open))
            {
                await using NpgsqlCommand rollback = new("ROLLBACK", _rented) { CommandTimeout = 5 };
                await rollback.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            // The server rolls back by itself when the session is gone.
        }

        await _rented.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<ServerTransaction> BeginAsync(
        PgConnection connection, string mode, SessionLimits limits, CancellationToken cancellation)
    {
        NpgsqlConnection rented = await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false);
        ServerTransaction transaction = new(rented);
        try
        {
            await transaction.ExecuteAsync(
                $"{OwnStatement.Mark($"BEGIN ISOLATION LEVEL READ COMMITTED, {mode}")}; {OwnStatement.Mark(Settings(limits))}", cancellation).ConfigureAwait(false);
            return transaction;
        }
        catch (PgDbreException refused) when (refused.SqlState == PostgresErrorCodes.FeatureNotSupported && connection.Identity.IsInRecovery)
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw Standby(connection, refused);
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static PgDbreException Standby(PgConnection connection, PgDbreException refused) => new(
        "PgStandby",
        PgErrorCategory.InvalidOperation,
        $"{connection.Server} is a standby; nothing can be written there, not even to be rolled back.",
        "Connect to the primary.",
        refused)
    {
        SqlState = refused.SqlState,
    };

    // Not SET LOCAL: PostgreSQL 18 counts one of ours together with everybody's for the same setting.
    private static string Settings(SessionLimits limits) =>
        $"SELECT set_config('statement_timeout', '{Milliseconds(limits.StatementTimeout)}', true),"
        + $" set_config('lock_timeout', '{Milliseconds(limits.LockTimeout)}', true)";

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
