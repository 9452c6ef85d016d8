namespace PgDbre.Core.Indexes;

/// <summary>An index that New-PgIndex built.</summary>
public sealed record IndexBuild
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Schema of the index and its table.</summary>
    public required string Schema { get; init; }

    /// <summary>Table.</summary>
    public required string Table { get; init; }

    /// <summary>Index.</summary>
    public required string Index { get; init; }

    /// <summary>Access method.</summary>
    public required string Method { get; init; }

    /// <summary>How long the build took, ms, waits for locks and retries included.</summary>
    public required double BuildMs { get; init; }

    /// <summary>pg_relation_size of the index; of a partitioned one the sum of its parts.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Partitions on which it was built; null if the table is not partitioned.</summary>
    public int? PartitionsBuilt { get; init; }

    /// <summary>Partitions that had an equal index, which only had to be attached; null if the table is not partitioned.</summary>
    public int? PartitionsAttached { get; init; }

    /// <summary>Planner cost of the queries it serves before the build; null if there were none.</summary>
    public double? CostBefore { get; init; }

    /// <summary>Planner cost of the same queries, planned again after the build.</summary>
    public double? CostAfter { get; init; }

    /// <summary>True if a plan after the build uses the index; null if there was no query to plan.</summary>
    public bool? IsUsed { get; init; }

    /// <summary>Attempts until the lock was had; of a partitioned table, of the partition that took most.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The statement that ran; on a partitioned table all of them, in order, with semicolons between.</summary>
    public required string Sql { get; init; }

    /// <summary>What undoes it.</summary>
    public required string UndoSql { get; init; }

    /// <summary>The recommendation it came from; null if the index was described by parameters.</summary>
    public IndexRecommendation? Origin { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Schema}.{Index} on {Table} using {Method}";
}
