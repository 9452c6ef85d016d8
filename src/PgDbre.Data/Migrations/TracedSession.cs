using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Statements;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>The session in which a migration's statements run, each as it stands.</summary>
internal sealed class TracedSession : IAsyncDisposable
{
    // Parallel workers would count one scan each; a scratch database need not be safe on disk.
    private const string OpeningSql =
        """
        SET max_parallel_maintenance_workers = 0;
        SET max_parallel_workers_per_gather = 0;
        SET synchronous_commit = off
        """;

    private readonly NpgsqlConnection _session;
    private readonly TimeSpan _limit;

    private TracedSession(ShadowDatabase database, NpgsqlConnection session, TimeSpan limit)
    {
        Database = database;
        _session = session;
        _limit = limit;
        Probe = new SessionProbe(session, database.Connection.Identity.Major);
        session.Notice += (_, notice) => Events.Hear(notice.Notice);
    }

    /// <summary>Where it runs.</summary>
    public ShadowDatabase Database { get; }

    /// <summary>pg_backend_pid().</summary>
    public int ProcessId { get; private set; }

    /// <summary>Reads the state between two statements.</summary>
    public SessionProbe Probe { get; }

    /// <summary>What the server told since the last statement was sent.</summary>
    public ServerEvents Events { get; private set; } = new();

    /// <summary>False once the server ended it.</summary>
    public bool IsUsable => _session.FullState.HasFlag(System.Data.ConnectionState.Open);

    public static async Task<TracedSession> OpenAsync(ShadowDatabase database, TimeSpan limit, CancellationToken cancellation)
    {
        NpgsqlConnection rented = await NpgsqlSession.Of(database.Connection).RentAsync(cancellation).ConfigureAwait(false);
        TracedSession session = new(database, rented, limit);
        try
        {
            await using NpgsqlCommand command = new($"{OpeningSql}; SELECT pg_backend_pid()", rented);
            session.ProcessId = (int)(await ServerError.GuardAsync(command.ExecuteScalarAsync(cancellation), cancellation)
                .ConfigureAwait(false))!;
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs a statement of the migration; a refusal is an answer.</summary>
    /// <exception cref="OperationCanceledException">The user stopped.</exception>
    public Task<ServerAnswer> SendAsync(ShadowStatement statement, CancellationToken cancellation) => AnswerAsync(
        token => statement.Statement is CopyStatement { File: null } copy
            ? CopyAsync(copy, statement.CopyRows ?? "", token)
            : ExecuteAsync(statement.Statement.Source.Text, token),
        cancellation);

    /// <summary>Runs a statement of ours; a refusal is an answer.</summary>
    public Task<ServerAnswer> SendAsync(string sql, CancellationToken cancellation) =>
        AnswerAsync(token => ExecuteAsync(sql, token), cancellation);

    /// <summary>Tables that hold or are named so; an index counts for its table. Unknown names are left out.</summary>
    public async Task<IReadOnlyList<uint>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        const string sql =
            """
            SELECT DISTINCT COALESCE(i.indrelid, n.oid)
            FROM (SELECT to_regclass(name)::oid AS oid FROM unnest($1::text[]) AS name) AS n
            LEFT JOIN pg_index i ON i.indexrelid = n.oid
            WHERE n.oid IS NOT NULL
            """;
        await using NpgsqlCommand command = new(sql, _session) { Parameters = { new NpgsqlParameter { Value = names.ToArray() } } };
        await using NpgsqlDataReader row = await ServerError.GuardAsync(command.ExecuteReaderAsync(cancellation), cancellation)
            .ConfigureAwait(false);
        List<uint> found = [];
        while (await ServerError.GuardAsync(row.ReadAsync(cancellation), cancellation).ConfigureAwait(false))
        {
            found.Add(row.GetFieldValue<uint>(0));
        }

        return found;
    }

    /// <summary>Ends what is open and forgets every setting: the pool would hand them to the next.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (string sql in IsUsable ? (string[])["ROLLBACK", "DISCARD ALL"] : [])
            {
                await ExecuteAsync(sql, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            // The server ends the session by itself.
        }

        await _session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ServerAnswer> AnswerAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        Events = new ServerEvents();
        using CancellationTokenSource limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(_limit);
        long start = Stopwatch.GetTimestamp();
        try
        {
            await run(limited.Token).ConfigureAwait(false);
            return new ServerAnswer(Stopwatch.GetElapsedTime(start).TotalMilliseconds, null, null);
        }
        catch (Exception error) when (ServerError.IsFromServer(error) || error is OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Failure(error, Stopwatch.GetElapsedTime(start).TotalMilliseconds, limited.IsCancellationRequested);
        }
    }

    private ServerAnswer Failure(Exception error, double duration, bool isOverLimit) => isOverLimit
        ? new ServerAnswer(duration, PostgresErrorCodes.QueryCanceled, string.Create(
            CultureInfo.InvariantCulture, $"It was stopped after {_limit.TotalSeconds:0.#} s, the limit for a statement on the shadow."))
        : error is PostgresException refused
            ? new ServerAnswer(duration, refused.SqlState, refused.MessageText)
            : new ServerAnswer(duration, PostgresErrorCodes.ConnectionFailure, $"The connection broke: {error.Message}");

    // A batch of one: the driver would look for semicolons and parameters in the text of a plain command, and might not find its end.
    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(_session) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private async Task CopyAsync(CopyStatement copy, string rows, CancellationToken cancellation)
    {
        if (copy.IsFrom)
        {
            NpgsqlCopyTextWriter writer = (NpgsqlCopyTextWriter)await _session.BeginTextImportAsync(copy.Source.Text, cancellation)
                .ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(rows.AsMemory(), cancellation).ConfigureAwait(false);
            }

            return;
        }

        using TextReader reader = await _session.BeginTextExportAsync(copy.Source.Text, cancellation).ConfigureAwait(false);
        await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
    }
}
