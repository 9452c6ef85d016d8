using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>pgvector's sizes against indexes that were really built, and the policy that chooses between them.</summary>
public sealed class VectorIndexSizeTests
{
    [Theory]
    [InlineData(50_000, "vector", 128, 8, 37.2)]
    [InlineData(50_000, "vector", 128, 16, 41.6)]
    [InlineData(50_000, "vector", 128, 32, 51.4)]
    [InlineData(50_000, "halfvec", 128, 16, 28.5)]
    [InlineData(50_000, "bit", 128, 16, 15.9)]
    [InlineData(3_000, "vector", 1536, 16, 24.6)]
    [InlineData(3_000, "halfvec", 1536, 16, 12.3)]
    public void Hnsw_is_within_five_percent(double rows, string type, int dimensions, int m, double megabytes) =>
        Assert.InRange(VectorIndexSize.Hnsw(rows, type, dimensions, m) / 1e6, megabytes * 0.95, megabytes * 1.05);

    [Theory]
    [InlineData(50, 27.5)]
    [InlineData(224, 28.3)]
    public void IvfFlat_is_within_five_percent(int lists, double megabytes) =>
        Assert.InRange(VectorIndexSize.IvfFlat(50_000, "vector", 128, lists) / 1e6, megabytes * 0.95, megabytes * 1.05);

    [Fact]
    public void A_million_embeddings_of_1536_dimensions_want_about_7_GB_to_build() =>
        Assert.InRange(VectorIndexSize.HnswBuildBytes(1e6, "vector", 1536, 16) / 1e9, 6.6, 7.3);

    [Theory]
    [InlineData(9_999, 100, null)]
    [InlineData(10_000, 100, "hnsw")]
    [InlineData(50_000, 5_000, "hnsw")]
    [InlineData(50_001, 199, "hnsw")]
    [InlineData(50_001, 499, "hnsw")]
    [InlineData(50_001, 500, "ivfflat")]
    public void The_policy_goes_by_rows_and_target(double vectors, double targetMs, string? method) =>
        Assert.Equal(method, new VectorIndexPolicy { TargetLatencyMs = targetMs }.ChooseMethod(vectors));

    [Theory]
    [InlineData(60_000, 100)]
    [InlineData(500_000, 500)]
    [InlineData(4_000_000, 2000)]
    public void IvfFlat_lists_follow_the_rows(double vectors, int lists) => Assert.Equal(lists, VectorIndexPolicy.Lists(vectors));
}
