using System.Globalization;
using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>
/// Asks a session for its state, in one round trip. It reads system catalogs only, and so takes no lock that it would report.
/// </summary>
internal sealed class SessionProbe(NpgsqlConnection session, int major)
{
    // 15 brought counters in shared memory.
    private const int FirstExact = 15;

    /// <summary>True if scans and rows are counted outside of a transaction block too.</summary>
    public bool CountsOutsideTransactions => major >= FirstExact;

    /// <summary>The state after a statement.</summary>
    /// <param name="last">The state before it, if nothing was rolled back since; null reads all.</param>
    /// <param name="cancellation">Cancels the probe.</param>
    public Task<SessionState> ReadAsync(SessionState? last, CancellationToken cancellation) =>
        ReadAsync([], Whole(last), last, cancellation);

    /// <summary>Begins a transaction and reads the state in it.</summary>
    /// <param name="last">The state before, if it still holds: then only what BEGIN changes is read.</param>
    /// <param name="cancellation">Cancels the probe.</param>
    public async Task<SessionState> BeginAsync(SessionState? last, CancellationToken cancellation)
    {
        bool isShort = last is not null && CountsOutsideTransactions;
        SessionState state = await ReadAsync(["BEGIN"], isShort ? [] : Whole(last), last, cancellation).ConfigureAwait(false);
        return isShort ? state with { Relations = last!.Relations, Counters = last.Counters } : state;
    }

    private string[] Whole(SessionState? last) =>
    [
        SessionProbeSql.Locks,
        SessionProbeSql.ObjectIds,
        SessionProbeSql.Relations(last?.Horizon),
        CountsOutsideTransactions ? SessionProbeSql.Counters : SessionProbeSql.CountersOfTransaction,
    ];

    // A BEGIN in front has no rows, and the driver passes over it.
    private async Task<SessionState> ReadAsync(
        string[] opening, string[] others, SessionState? last, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(session);
        foreach (string sql in (string[])[.. opening, SessionProbeSql.Session, .. others])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        return await ServerError.GuardAsync(ReadAsync(batch, last, cancellation), cancellation).ConfigureAwait(false);
    }

    private static async Task<SessionState> ReadAsync(NpgsqlBatch batch, SessionState? last, CancellationToken cancellation)
    {
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        SessionState state = Session(row);
        HashSet<(uint, LockMode)> locks = [];
        await EachAsync(row, () => Add(row, locks), cancellation).ConfigureAwait(false);
        uint[] present = [];
        await EachAsync(row, () => present = row.IsDBNull(0) ? [] : row.GetFieldValue<uint[]>(0), cancellation).ConfigureAwait(false);
        Dictionary<uint, RelationState> relations = Present(last, present);
        await EachAsync(row, () => relations[row.GetFieldValue<uint>(0)] = Relation(row), cancellation).ConfigureAwait(false);
        Dictionary<uint, TableCounters> counters = [];
        await EachAsync(row, () => counters[row.GetFieldValue<uint>(0)] = Counters(row), cancellation).ConfigureAwait(false);
        return state with { Locks = locks, Relations = relations, Counters = counters };
    }

    private static Dictionary<uint, RelationState> Present(SessionState? last, uint[] present)
    {
        Dictionary<uint, RelationState> relations = new(present.Length);
        foreach (uint oid in last is null ? [] : present)
        {
            if (last!.Relations.TryGetValue(oid, out RelationState? relation))
            {
                relations[oid] = relation;
            }
        }

        return relations;
    }

    private static async Task EachAsync(NpgsqlDataReader row, Action add, CancellationToken cancellation)
    {
        await row.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            add();
        }
    }

    private static SessionState Session(NpgsqlDataReader row) => new()
    {
        Timeouts = new TimeoutsInForce(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2)),
        Isolation = row.GetString(3),
        TransactionId = row.IsDBNull(4) ? null : ulong.Parse(row.GetString(4), CultureInfo.InvariantCulture),
        WalPosition = row.GetInt64(5),

        // A transaction that is open goes on to write under its own id.
        Horizon = (uint)(ulong.Parse(row.GetString(row.IsDBNull(4) ? 6 : 4), CultureInfo.InvariantCulture) & uint.MaxValue),
        Locks = new HashSet<(uint, LockMode)>(),
        Relations = new Dictionary<uint, RelationState>(),
        Counters = new Dictionary<uint, TableCounters>(),
    };

    private static void Add(NpgsqlDataReader row, HashSet<(uint Relation, LockMode Mode)> locks)
    {
        if (LockModes.FromCatalog(row.GetString(1)) is { } mode)
        {
            locks.Add((row.GetFieldValue<uint>(0), mode));
        }
    }

    private static RelationState Relation(NpgsqlDataReader row) => new(
        new TableName(row.GetString(1), row.GetString(2)),
        KindOf(row.GetString(3)),
        row.GetBoolean(4),
        row.GetFieldValue<uint>(5),
        row.GetFieldValue<uint>(6),
        row.GetBoolean(7),
        row.GetBoolean(8));

    private static TableCounters Counters(NpgsqlDataReader row) =>
        new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));

    private static LockableKind KindOf(string relkind) => relkind switch
    {
        "r" => LockableKind.Table,
        "p" => LockableKind.PartitionedTable,
        "i" => LockableKind.Index,
        "I" => LockableKind.PartitionedIndex,
        "m" => LockableKind.MaterializedView,
        "v" => LockableKind.View,
        "S" => LockableKind.Sequence,
        "f" => LockableKind.ForeignTable,
        _ => LockableKind.CompositeType,
    };
}
