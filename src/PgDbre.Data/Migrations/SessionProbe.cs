using System.Globalization;
using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>Asks a session for its state, in one round trip. It reads system catalogs only, and so takes no lock that it would report.</summary>
internal sealed class SessionProbe(NpgsqlConnection session, int major)
{
    // 15 brought counters in shared memory.
    private const int FirstExact = 15;

    /// <summary>True if scans and rows are counted outside of a transaction block too.</summary>
    public bool CountsOutsideTransactions => major >= FirstExact;

    /// <summary>Runs a statement of ours, if any, and reads the state after it.</summary>
    public async Task<SessionState> ReadAsync(string? first, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(session);
        string[] opening = first is null ? [] : [first];
        string counters = CountsOutsideTransactions ? SessionProbeSql.Counters : SessionProbeSql.CountersOfTransaction;
        foreach (string sql in (string[])
            [.. opening, SessionProbeSql.Session, SessionProbeSql.Locks, SessionProbeSql.Relations, counters])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        return await ServerError.GuardAsync(ReadAsync(batch, cancellation), cancellation).ConfigureAwait(false);
    }

    private static async Task<SessionState> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        // A BEGIN in front has no rows, and the driver passes over it.
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        SessionState state = Session(row);
        HashSet<(uint, LockMode)> locks = [];
        await EachAsync(row, () => Add(row, locks), cancellation).ConfigureAwait(false);
        Dictionary<uint, RelationState> relations = [];
        await EachAsync(row, () => relations[row.GetFieldValue<uint>(0)] = Relation(row), cancellation).ConfigureAwait(false);
        Dictionary<uint, TableCounters> counters = [];
        await EachAsync(row, () => counters[row.GetFieldValue<uint>(0)] = Counters(row), cancellation).ConfigureAwait(false);
        return state with { Locks = locks, Relations = relations, Counters = counters };
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

    private static RelationKind KindOf(string relkind) => relkind switch
    {
        "r" => RelationKind.Table,
        "p" => RelationKind.PartitionedTable,
        "i" => RelationKind.Index,
        "I" => RelationKind.PartitionedIndex,
        "m" => RelationKind.MaterializedView,
        "v" => RelationKind.View,
        "S" => RelationKind.Sequence,
        "f" => RelationKind.ForeignTable,
        _ => RelationKind.CompositeType,
    };
}
