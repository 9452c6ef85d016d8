using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>Which index to measure, by its name or by a query that it should serve, and with which searches and settings.</summary>
public sealed record VectorMeasureRequest
{
    /// <summary>Schema of the index.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>Its table; null for whichever it is.</summary>
    public string? Table { get; init; }

    /// <summary>The index, as the catalog spells it; null if a query says it.</summary>
    public string? Index { get; init; }

    /// <summary>
    /// A vector search whose plan says index, condition, LIMIT and the operator that orders anew; null if the index is named.
    /// </summary>
    public SqlStatement? Query { get; init; }

    /// <summary>Values for $1, $2 … of the query.</summary>
    public IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>SQL condition of the searches; null for none, or the query's.</summary>
    public string? Where { get; init; }

    /// <summary>Rows that each search wants; null for 10, or the query's LIMIT.</summary>
    public int? Top { get; init; }

    /// <summary>Searches for each setting.</summary>
    public int SampleSize { get; init; } = 100;

    /// <summary>What the sample is drawn with.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Values of hnsw.ef_search; empty for the default ladder.</summary>
    public IReadOnlyList<int> EfSearch { get; init; } = [];

    /// <summary>Values of ivfflat.probes; empty for the default ladder.</summary>
    public IReadOnlyList<int> Probes { get; init; } = [];

    /// <summary>Iterative scans: off, strict_order, relaxed_order; empty for off, and behind a condition relaxed_order beside it.</summary>
    public IReadOnlyList<string> Iterative { get; init; } = [];

    /// <summary>The distance that orders the candidates of a bit index anew; null for the query's, or the cosine distance.</summary>
    public string? RerankOperator { get; init; }

    /// <summary>Where the ladder may end.</summary>
    public VectorSearchGoal Goal { get; init; } = new(null, null);

    /// <summary>Let the condition call functions that may change something outside its tables.</summary>
    public bool AllowsVolatile { get; init; }

    /// <summary>Time limits of each statement.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;
}
