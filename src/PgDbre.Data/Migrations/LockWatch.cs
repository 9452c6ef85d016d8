using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>
/// Looks at a session's locks from outside while it runs a statement that no transaction block can hold: such locks are gone when it ends.
/// Where tables are held for it, it must stop at each, and is seen there.
/// </summary>
internal sealed class LockWatch(PgConnection shadow, int processId)
{
    private const string Sql =
        """
        SELECT relation, mode FROM pg_locks
        WHERE pid = $1 AND locktype = 'relation' AND relation >= 16384
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    private const string BlockersSql = "SELECT pg_blocking_pids($1)";

    // Briefly at first, for what takes microseconds; a lock table that others use too is not to be read a thousand times a second for long.
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(20);
    private const int ShortPauses = 500;

    private readonly HashSet<(uint Relation, LockMode Mode)> _seen = [];

    /// <summary>Locks seen so far, those waited for included.</summary>
    public IReadOnlySet<(uint Relation, LockMode Mode)> Seen => _seen;

    /// <summary>Watches until the statement ends, and lets go of each table at which it was seen waiting.</summary>
    public async Task WhileAsync(Task statement, IReadOnlyList<HeldTable> held, CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection monitor = await NpgsqlSession.Of(shadow).RentAsync(cancellation).ConfigureAwait(false);
            for (int look = 0; !statement.IsCompleted; look++)
            {
                await LookAsync(monitor, held, cancellation).ConfigureAwait(false);
                await Task.WhenAny(statement, Task.Delay(look < ShortPauses ? ShortPause : LongPause, cancellation)).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (HeldTable table in held)
            {
                await table.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // The locks are read after the blockers: a statement that waits stays as it is until we let go.
    private async Task LookAsync(NpgsqlConnection monitor, IReadOnlyList<HeldTable> held, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(monitor);
        foreach (string sql in (string[])[BlockersSql, Sql])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter { Value = processId } } });
        }

        int[] blockers = await ServerError.GuardAsync(ReadAsync(batch, cancellation), cancellation).ConfigureAwait(false);
        foreach (HeldTable table in held.Where(table => blockers.Contains(table.ProcessId)))
        {
            await table.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<int[]> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        int[] blockers = row.GetFieldValue<int[]>(0);
        await row.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (LockModes.FromCatalog(row.GetString(1)) is { } mode)
            {
                _seen.Add((row.GetFieldValue<uint>(0), mode));
            }
        }

        return blockers;
    }
}
