using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>Which form of which index the policy takes for a million vectors of 1536 dimensions: 8.2, 4.1 or 0.5 GB of HNSW.</summary>
public sealed class VectorDecisionTests
{
    private const long GB = 1 << 30;

    [Theory]
    [InlineData(100, 16, "hnsw", "vector")]
    [InlineData(100, 12, "hnsw", "halfvec")]
    [InlineData(100, 4, "hnsw", "bit")]
    [InlineData(300, 12, "hnsw", "halfvec")]
    [InlineData(300, 4, "ivfflat", "vector")]
    public void Memory_decides_how_exactly_the_vectors_are_held(double targetMs, int memoryGB, string method, string type)
    {
        VectorDecision decision = Decide(new VectorIndexPolicy { TargetLatencyMs = targetMs, MemoryBytes = memoryGB * GB });

        Assert.Equal((method, type), (decision.Method, decision.Form.BaseType));
        Assert.Equal(type == "vector" && method == "hnsw", decision.Notes.Count == 0);
    }

    [Fact]
    public void A_tight_target_takes_the_smallest_even_where_it_does_not_fit_and_says_so()
    {
        VectorDecision decision = Decide(new VectorIndexPolicy { MemoryBytes = GB / 8 });

        Assert.Equal(("hnsw", "bit"), (decision.Method, decision.Form.BaseType));
        Assert.Contains("leaves nothing but HNSW", decision.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_window_that_is_too_short_leads_to_ivfflat()
    {
        VectorDecision decision = Decide(new VectorIndexPolicy { TargetLatencyMs = 300, BuildWindow = TimeSpan.FromMinutes(5) });

        Assert.Equal("ivfflat", decision.Method);
        Assert.Contains("longer than the 5.0 min it may", decision.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Above_ten_million_vectors_are_held_in_half_precision() =>
        Assert.Equal("halfvec", Decide(new VectorIndexPolicy(), vectors: 10_000_001).Form.BaseType);

    [Fact]
    public void A_recall_of_099_wants_a_more_careful_build() => Assert.Equal(
        [("m", "16"), ("ef_construction", "200")],
        Decide(new VectorIndexPolicy { TargetRecall = 0.99 }).Parameters.Select(one => (one.Key, one.Value)));

    [Fact]
    public void Before_version_07_there_is_no_other_form() => Assert.Equal(
        "vector", Decide(new VectorIndexPolicy { MemoryBytes = 12 * GB }, version: "0.6.2").Form.BaseType);

    [Theory]
    [InlineData(13_677, 16, 16)]
    [InlineData(27_373, 16, 32)]
    [InlineData(19_310, 32, 32)]
    public void Build_memory_is_within_five_percent_of_where_the_server_ran_out(double rows, int m, int megabytes) =>
        Assert.InRange(VectorIndexSize.HnswBuildBytes(rows, "vector", 128, m) / (megabytes * 1_048_576.0), 0.95, 1.05);

    [Theory]
    [InlineData(50_000, "vector", 128, 16, 64, 9.3)]
    [InlineData(20_000, "vector", 64, 16, 64, 5.0)]
    [InlineData(10_000, "vector", 64, 16, 200, 3.8)]
    [InlineData(10_000, "vector", 64, 8, 64, 0.97)]
    [InlineData(10_000, "vector", 64, 32, 64, 5.2)]
    [InlineData(4_000, "vector", 1024, 16, 64, 2.3)]
    [InlineData(4_000, "halfvec", 1024, 16, 64, 2.0)]
    [InlineData(30_000, "vector", 64, 16, 64, 3.3)]
    public void Hnsw_builds_take_between_half_and_twice_what_is_expected(
        double rows, string type, int dimensions, int m, int efConstruction, double seconds)
    {
        VectorShape shape = new(rows, type, dimensions) { M = m, EfConstruction = efConstruction };

        Assert.InRange(VectorBuildTime.Seconds(shape, "hnsw") / seconds, 0.5, 2);
    }

    private static VectorDecision Decide(VectorIndexPolicy policy, double vectors = 1_000_000, string version = "0.8.3")
    {
        Column column = new()
        {
            Number = 1,
            Name = "e",
            Type = "vector(1536)",
            BaseType = "vector",
            Modifier = 1536,
        };
        VectorOrder order = new()
        {
            Column = column,
            Symbol = "<=>",
            IndexSymbol = "<=>",
            Subject = IndexKey.On("e"),
            BaseType = "vector",
            Dimensions = 1536,
            IsBare = true,
        };
        SchemaCatalog catalog = new([], [], new Dictionary<string, string> { ["vector"] = version });
        return VectorDecision.Of(order, vectors, policy.ChooseMethod(vectors)!, catalog, policy);
    }
}
