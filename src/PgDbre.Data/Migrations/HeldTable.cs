using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>A table that a session of ours holds, so that a statement stops there and its locks can be read.</summary>
internal sealed class HeldTable : IAsyncDisposable
{
    private NpgsqlConnection? _session;

    private HeldTable(NpgsqlConnection session) => _session = session;

    /// <summary>The holder's backend.</summary>
    public int ProcessId { get; private init; }

    /// <summary>Locks the table; null if the server refuses, as for a materialized view.</summary>
    public static async Task<HeldTable?> TryAsync(PgConnection shadow, TableName table, LockMode mode, CancellationToken cancellation)
    {
        NpgsqlConnection session = await NpgsqlSession.Of(shadow).RentAsync(cancellation).ConfigureAwait(false);
        try
        {
            string lockSql = $"LOCK TABLE ONLY {SqlIdentifier.Quote(table.Schema, table.Name)} IN {mode.Name()} MODE NOWAIT";
            await using NpgsqlBatch batch = new(session)
            {
                BatchCommands = { new("BEGIN"), new(lockSql), new("SELECT pg_backend_pid()") },
            };
            return new HeldTable(session) { ProcessId = (int)(await batch.ExecuteScalarAsync(cancellation).ConfigureAwait(false))! };
        }
        catch (PostgresException)
        {
            await CloseAsync(session).ConfigureAwait(false);
            return null;
        }
        catch (Exception error)
        {
            await CloseAsync(session).ConfigureAwait(false);
            throw ServerError.IsFromServer(error) ? ServerError.Translate(error, cancellation) : error;
        }
    }

    /// <summary>Lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await CloseAsync(session).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(NpgsqlConnection session)
    {
        try
        {
            await using NpgsqlCommand rollback = new("ROLLBACK", session);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            // A session that is gone holds nothing.
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }
}
