using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// How big and how busy a relation or an index is. Counters are sums since <see cref="ActivityFacts.CountedSince"/>, or
/// <see cref="ActivityFacts.StatementsSince"/>; what is not known is null. <see cref="SchemaSnapshot.TrafficOf"/> makes rates of them.
/// </summary>
public sealed record RelationFigures
{
    /// <summary>Nothing known.</summary>
    public static RelationFigures Unknown { get; } = new();

    /// <summary>The relation or index; null only where nothing is known.</summary>
    public QualifiedName? Relation { get; init; }

    /// <summary>reltuples; null if never vacuumed nor analysed.</summary>
    public long? Rows { get; init; }

    /// <summary>Main fork in bytes (pg_relation_size).</summary>
    public long? HeapBytes { get; init; }

    /// <summary>All indexes in bytes.</summary>
    public long? IndexBytes { get; init; }

    /// <summary>Heap, maps, TOAST and indexes in bytes.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>seq_scan and idx_scan together: how often somebody began to read it.</summary>
    public long? Scans { get; init; }

    /// <summary>Rows inserted, updated and deleted.</summary>
    public long? RowChanges { get; init; }

    /// <summary>Calls of the statements in pg_stat_statements that name it, or a view above it; null if they could not be read.</summary>
    public long? StatementCalls { get; init; }
}
