using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Vectors;

/// <summary>
/// What a vector index finds and how long it takes with one setting. Times are this client's: server and network together, of the whole
/// statement, with the index in cache.
/// </summary>
public sealed record VectorIndexMeasurement
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

    /// <summary>hnsw or ivfflat.</summary>
    public required string Method { get; init; }

    /// <summary>hnsw.ef_search or ivfflat.probes.</summary>
    public required string Setting { get; init; }

    /// <summary>Its value.</summary>
    public required int Value { get; init; }

    /// <summary>Iterative scan: off, strict_order or relaxed_order.</summary>
    public required string Iterative { get; init; }

    /// <summary>Rows that each search wants (LIMIT).</summary>
    public required int K { get; init; }

    /// <summary>Candidates that the full vectors put in order again; null where the index alone orders.</summary>
    public int? Candidates { get; init; }

    /// <summary>Searches, each with a vector of the table.</summary>
    public required int Samples { get; init; }

    /// <summary>Mean share of the true nearest rows that was found, 0 to 1; a row as near as the last of them counts.</summary>
    public required double Recall { get; init; }

    /// <summary>Recall of the worst search in twenty (5th percentile).</summary>
    public required double RecallP5 { get; init; }

    /// <summary>How far the recall of another sample may be off: 1 / sqrt(samples x rows), a rule of thumb.</summary>
    public required double RecallMargin { get; init; }

    /// <summary>Share of searches that gave fewer rows than there were, 0 to 1.</summary>
    public required double ShortResults { get; init; }

    /// <summary>Median latency, ms.</summary>
    public required double P50Ms { get; init; }

    /// <summary>95th percentile, ms.</summary>
    public required double P95Ms { get; init; }

    /// <summary>Median latency of the exact search, ms.</summary>
    public required double ExactP50Ms { get; init; }

    /// <summary>False where the planner takes another way with this setting: then recall and times are that way's.</summary>
    public required bool IsIndexUsed { get; init; }

    /// <summary>True for the value that this role has in this database now.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether it reaches the targets; null without one.</summary>
    public bool? MeetsTarget { get; init; }

    /// <summary>True for the cheapest setting that reaches the targets.</summary>
    public bool IsRecommended { get; init; }

    /// <summary>The setting for one transaction: SET LOCAL ….</summary>
    public required string Sql { get; init; }

    /// <summary>The recommended setting for every new session: ALTER DATABASE …; null for all others.</summary>
    public string? AlterSql { get; init; }

    /// <summary>Condition that the searches had; null without one.</summary>
    public string? Where { get; init; }

    /// <summary>What the sample was drawn with; the same gives the same rows again while the table stays as it is.</summary>
    public required long Seed { get; init; }

    /// <summary>What to know before believing or using it.</summary>
    public CatalogList<string> Notes { get; init; } = new([]);

    /// <summary>When it was measured.</summary>
    public DateTimeOffset MeasuredAt { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{new TableName(Schema, Index)}: {Sql}";
}
