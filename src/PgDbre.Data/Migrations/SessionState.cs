using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>The traced session between two statements.</summary>
internal sealed record SessionState
{
    /// <summary>lock_timeout and its like.</summary>
    public required TimeoutsInForce Timeouts { get; init; }

    /// <summary>transaction_isolation.</summary>
    public required string Isolation { get; init; }

    /// <summary>pg_current_xact_id_if_assigned().</summary>
    public required ulong? TransactionId { get; init; }

    /// <summary>pg_current_wal_insert_lsn(), in bytes.</summary>
    public required long WalPosition { get; init; }

    /// <summary>What is written from now on has this transaction id or a later one.</summary>
    public required uint Horizon { get; init; }

    /// <summary>Relations by object id; without toast tables, whose locks their tables' locks imply.</summary>
    public required IReadOnlyDictionary<uint, RelationState> Relations { get; init; }

    /// <summary>Locks that the session holds.</summary>
    public required IReadOnlySet<(uint Relation, LockMode Mode)> Locks { get; init; }

    /// <summary>Tables with a counter that is not zero.</summary>
    public required IReadOnlyDictionary<uint, TableCounters> Counters { get; init; }
}
