namespace PgDbre.Core.Migrations.Facts;

/// <summary>What was going on when the snapshot was taken, and since when the counters count.</summary>
public sealed record ActivityFacts
{
    /// <summary>
    /// Age in seconds of the oldest transaction in this database, prepared ones included: a lock, or CREATE INDEX CONCURRENTLY, may have
    /// waited so long for it already. Null if none was open, or if the role may not see them.
    /// </summary>
    public double? OldestTransactionSeconds { get; init; }

    /// <summary>Its state in pg_stat_activity, such as idle in transaction, or prepared; null with it.</summary>
    public string? OldestTransactionState { get; init; }

    /// <summary>Transactions open in this database then; null if the role may not see them.</summary>
    public int? OpenTransactions { get; init; }

    /// <summary>Since when scans and row changes are counted; null if the server does not know or does not count.</summary>
    public DateTimeOffset? CountedSince { get; init; }

    /// <summary>Since when statements are counted (pg_stat_statements_info, 14 and later); null if not known.</summary>
    public DateTimeOffset? StatementsSince { get; init; }
}
