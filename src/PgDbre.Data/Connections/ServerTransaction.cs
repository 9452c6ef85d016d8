using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>
/// One transaction under our limits, always rolled back unless committed by name. Settings are SET LOCAL,
/// so it leaves nothing behind in the session and works through a pooler in transaction mode. A deferred one is opened by the
/// first statements sent through it, in their round trip.
/// </summary>
internal sealed class ServerTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _rented;
    private string[] _opening;
    private bool _isOver;

    private ServerTransaction(NpgsqlConnection rented, string[] opening)
    {
        _rented = rented;
        _opening = opening;
    }

    /// <summary>
    /// The driver's connection, for what the methods here do not offer; not for a deferred transaction that nothing opened yet.
    /// </summary>
    public NpgsqlConnection Connection => _opening.Length == 0
        ? _rented
        : throw new InvalidOperationException("The transaction is not open yet: on the bare connection a statement would run outside.");

    /// <summary>False once the connection broke or the server ended it: nothing more can be sent.</summary>
    public bool IsUsable => _rented.FullState.HasFlag(ConnectionState.Open);

    /// <summary>A read-only transaction: the server itself refuses to write.</summary>
    public static Task<ServerTransaction> ReadOnlyAsync(PgConnection connection, SessionLimits limits, CancellationToken cancellation) =>
        BeginAsync(connection, "READ ONLY", limits, cancellation);

    /// <summary>A read-only transaction that costs no round trip until its first statement.</summary>
    public static async Task<ServerTransaction> DeferredReadOnlyAsync(
        PgConnection connection, SessionLimits limits, CancellationToken cancellation) =>
        new(await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false), Opening("READ ONLY", limits));

    /// <summary>A writing transaction: only for what the user allowed to write.</summary>
    public static Task<ServerTransaction> ReadWriteAsync(PgConnection connection, SessionLimits limits, CancellationToken cancellation) =>
        BeginAsync(connection, "READ WRITE", limits, cancellation);

    /// <summary>Runs statements whose results do not matter, separated by semicolons, in one round trip.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(string.Join("; ", [.. TakeOpening(), sql]), _rented);
        await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs commands in one round trip, which also opens a deferred transaction.</summary>
    /// <param name="commands">The commands, in order.</param>
    /// <param name="read">Reads their results; what it leaves unread is skipped.</param>
    /// <param name="isLast">Rolls back in the same round trip; after an error it is left to <see cref="DisposeAsync"/>.</param>
    /// <param name="cancellation">Cancels the running command on the server.</param>
    public async Task<T> RunAsync<T>(
        IReadOnlyCollection<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task<T>> read, bool isLast, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(_rented);
        bool isOpening = _opening.Length > 0;
        string[] end = isLast ? ["ROLLBACK"] : [];
        foreach (NpgsqlBatchCommand command in
            (NpgsqlBatchCommand[])[.. TakeOpening().Select(Command), .. commands, .. end.Select(Command)])
        {
            batch.BatchCommands.Add(command);
        }

        T result = await ServerError.GuardAsync(ReadAsync(batch, isOpening, read, cancellation), cancellation).ConfigureAwait(false);
        _isOver = isLast;
        return result;
    }

    /// <summary>Streams the rows of a statement of ours; parameters are positional ($1).</summary>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        string sql, Func<NpgsqlDataReader, T> map, [EnumeratorCancellation] CancellationToken cancellation, params object?[] parameters)
    {
        await OpenAsync(cancellation).ConfigureAwait(false);
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
            if (!_isOver && _opening.Length == 0 && IsUsable)
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

    /// <summary>
    /// Statements that end a read-only transaction, and with it its locks, and begin the next under the same limits; for a batch whose
    /// locks would fill the server's table.
    /// </summary>
    public static IEnumerable<string> Restart(SessionLimits limits) =>
        ["COMMIT", .. Opening("READ ONLY", limits)];

    private static async Task<ServerTransaction> BeginAsync(
        PgConnection connection, string mode, SessionLimits limits, CancellationToken cancellation)
    {
        NpgsqlConnection rented = await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false);
        ServerTransaction transaction = new(rented, Opening(mode, limits));
        try
        {
            await transaction.OpenAsync(cancellation).ConfigureAwait(false);
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

    private Task OpenAsync(CancellationToken cancellation) =>
        _opening.Length == 0 ? Task.CompletedTask : ExecuteAsync(string.Join("; ", TakeOpening()), cancellation);

    // What is sent counts as open: whether the server got as far as that, only its ROLLBACK will tell.
    private string[] TakeOpening()
    {
        string[] opening = _opening;
        _opening = [];
        return opening;
    }

    private static async Task<T> ReadAsync<T>(
        NpgsqlBatch batch, bool isOpening, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellation)
    {
        await using NpgsqlDataReader rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (isOpening)
        {
            // The settings answer with a row of their own.
            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        T result = await read(rows).ConfigureAwait(false);
        while (await rows.NextResultAsync(cancellation).ConfigureAwait(false))
        {
        }

        return result;
    }

    private static NpgsqlBatchCommand Command(string sql) => new(sql);

    private static string[] Opening(string mode, SessionLimits limits) =>
        [OwnStatement.Mark($"BEGIN ISOLATION LEVEL READ COMMITTED, {mode}"), OwnStatement.Mark(Settings(limits))];

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
