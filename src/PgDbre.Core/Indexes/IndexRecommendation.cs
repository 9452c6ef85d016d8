using PgDbre.Core.Plans;

namespace PgDbre.Core.Indexes;

/// <summary>An index that should exist: why, what it gains, what it costs, and the statement that builds it.</summary>
public sealed record IndexRecommendation
{
    /// <summary>host:port; null where the plan came from a file.</summary>
    public string? Server { get; init; }

    /// <summary>The database of the table.</summary>
    public string? Database { get; init; }

    /// <summary>Schema of the table.</summary>
    public required string Schema { get; init; }

    /// <summary>Table to be indexed.</summary>
    public required string Table { get; init; }

    /// <summary>Name for the new index; free in the schema when the recommendation was made.</summary>
    public required string Index { get; init; }

    /// <summary>Access method: btree, brin, hash, gin, hnsw, ivfflat.</summary>
    public required string Method { get; init; }

    /// <summary>Keys as they stand in the statement, such as "user_id, created_at DESC".</summary>
    public required string Columns { get; init; }

    /// <summary>INCLUDE columns, separated by commas; null without.</summary>
    public string? Include { get; init; }

    /// <summary>Condition of a partial index; null for one on all rows.</summary>
    public string? Where { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How far it is proved.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Planner cost of the queries it serves without it, weighted by calls where known; null if not simulated.</summary>
    public double? CostBefore { get; init; }

    /// <summary>Planner cost of the same queries with it.</summary>
    public double? CostAfter { get; init; }

    /// <summary>(before - after) / before, 0 to 100.</summary>
    public double? GainPercent { get; init; }

    /// <summary>Expected size; null where the table's statistics do not allow an estimate.</summary>
    public long? EstimatedSizeBytes { get; init; }

    /// <summary>The least it may take, where statistics leave a doubt; else the expected size.</summary>
    public long? MinSizeBytes { get; init; }

    /// <summary>The most it may take, where statistics leave a doubt; else the expected size.</summary>
    public long? MaxSizeBytes { get; init; }

    /// <summary>What would be lost if it alone were left out, ms: a day where calls are known, else of one run of the workload; writes deducted.</summary>
    public double? ValueMs { get; init; }

    /// <summary>
    /// Expected seconds of CREATE INDEX CONCURRENTLY on an idle server, of a vector index by one process in memory; null where nothing
    /// was measured.
    /// </summary>
    public double? EstimatedBuildSeconds { get; init; }

    /// <summary>maintenance_work_mem that keeps the build of an HNSW index in memory, bytes; null for all others.</summary>
    public long? BuildMemoryBytes { get; init; }

    /// <summary>Expected extra microseconds per inserted row.</summary>
    public double? WriteCostMicroseconds { get; init; }

    /// <summary>Expected extra write-ahead log per inserted row, bytes, without full-page images; null where nothing was measured.</summary>
    public int? WalBytesPerRow { get; init; }

    /// <summary>What it adds to a day's writes by the server's counters, lost HOT updates included, ms; null where the writes of a day are not known.</summary>
    public double? WriteMsPerDay { get; init; }

    /// <summary>What it costs, in words: writes, HOT updates, build.</summary>
    public required string WriteCost { get; init; }

    /// <summary>How many queries it serves.</summary>
    public int QueryCount { get; init; }

    /// <summary>CREATE INDEX CONCURRENTLY ….</summary>
    public required string Sql { get; init; }

    /// <summary>The rule that asks for it, kebab-case: filter-columns, sort-columns, group-columns, join-columns, foreign-key, vector-order.</summary>
    public required string RuleId { get; init; }

    /// <summary>
    /// The query as it must be written for the index to serve it, its parameters numbered anew, the vector last; null where it serves as
    /// it is.
    /// </summary>
    public string? RewrittenQuery { get; init; }

    /// <summary>Existing indexes that it makes superfluous, as the planner proved with them hidden.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>What the queries it serves gain by all recommended indexes together, the most first.</summary>
    public IReadOnlyList<QueryGain> QueryGains { get; init; } = [];

    /// <summary>The queries it serves.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>The plans it was read from, kept for the report at the end of the pipe.</summary>
    public IReadOnlyList<Plan> Origin { get; init; } = [];

    /// <summary>Things to know before building, such as a faulty extension version or memory to set.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What Sql builds, in parts; null for a record that did not come from this process. Not public, so that nothing serialises it.</summary>
    internal IndexDefinition? Definition { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Schema}.{Table} ({Columns}) using {Method}" + (Include is null ? "" : $" INCLUDE ({Include})") + (Where is null ? "" : $" WHERE {Where}");
}
