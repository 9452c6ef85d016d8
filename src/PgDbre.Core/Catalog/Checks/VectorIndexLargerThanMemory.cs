using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class VectorIndexLargerThanMemory : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-index-larger-than-memory",
        Title = "Vector index larger than the memory for it",
        Why = "A search through an HNSW graph reads pages all over the index; what is not in memory is a random read each, and "
            + "milliseconds become hundreds.",
        Advice = "Half-precision values take half the room (halfvec), one bit for each dimension a thirtieth (binary_quantize, ranked "
            + "anew); or more memory, or partitions of which only some are searched.",
        BadExample = "16 GB of HNSW on vector(1536), effective_cache_size = 8GB",
        GoodExample = "USING hnsw ((embedding::halfvec(1536)) halfvec_cosine_ops): 8 GB",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium for HNSW above effective_cache_size, which counts shared_buffers and the operating system's cache; low for "
            + "IVFFlat, which reads its lists in order. What only exceeds shared_buffers is no finding.",
        Reference = "https://github.com/pgvector/pgvector#half-precision-indexing",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from index in table.Indexes
        where index.IsValid && VectorIndexes.IsApproximate(index) && index.SizeBytes > (facts.State.EffectiveCacheBytes ?? long.MaxValue)
        select Found(facts, table, index);

    private Finding Found(SchemaFacts facts, Table table, TableIndex index)
    {
        long memory = facts.State.EffectiveCacheBytes ?? 0;
        (string? sql, string saving) = Half(facts, table, index);
        return Found(facts, new SchemaObservation
        {
            Object = CheckedIndex.Name(table, index),
            Severity = index.Method == "hnsw" ? Severity.Medium : Severity.Low,
            Message = $"{Quantity.Bytes(index.SizeBytes)} of {index.Method}, and {Quantity.Bytes(memory)} of memory to cache it in.",
            Evidence = $"pg_relation_size = {index.SizeBytes}, effective_cache_size = {memory}, "
                + $"shared_buffers = {facts.State.SharedBuffersBytes}",
            Recommendation = $"If the machine has more memory, effective_cache_size should say so. {saving}",
            Sql = sql,
            Score = index.SizeBytes,
        });
    }

    // Only an index on the column itself, of type vector, becomes smaller by a cast.
    private static (string? Sql, string Saving) Half(SchemaFacts facts, Table table, TableIndex index)
    {
        Column? column = table.FindColumn(index.Keys[0].Column ?? "");
        string? symbol = VectorOperatorClass.SymbolOf(index.Keys[0].OperatorClass ?? "vector_l2_ops");
        if (column is not { BaseType: "vector" } || VectorOperatorClass.DimensionsOf(column.Type) is not { } dimensions || symbol is null)
        {
            return (null, "Else hold fewer bits of each dimension: New-PgIndexRecommendation -VectorMemoryMB says how.");
        }

        VectorShape shape = new(VectorIndexes.Rows(facts, table, index), "halfvec", dimensions)
        {
            M = (int)(facts.Of(index).Options.Number("m") ?? VectorIndex.DefaultM),
            Lists = (int)(facts.Of(index).Options.Number("lists") ?? VectorIndex.DefaultLists),
        };
        return (
            VectorIndexes.CreateHalf(facts, table, index, column, symbol),
            $"An index on half-precision values would take about {Quantity.Bytes(shape.Bytes(index.Method))}; the queries must then order "
                + "by the same cast. One bit for each dimension takes a thirtieth: New-PgIndexRecommendation -VectorMemoryMB says how.");
    }
}
