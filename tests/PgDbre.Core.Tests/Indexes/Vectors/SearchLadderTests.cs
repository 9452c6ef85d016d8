using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Core.Tests.Indexes.Vectors;

public sealed class SearchLadderTests
{
    [Theory]
    [InlineData(10, new[] { 40, 80, 160, 320, 640, 1000 })]
    [InlineData(100, new[] { 40, 200, 400, 800, 1000 })]
    [InlineData(600, new[] { 40, 1000 })]
    public void Ef_search_begins_at_twice_the_limit_and_doubles(int top, int[] values) =>
        Assert.Equal(values, SearchLadder.For(VectorSamples.Index("hnsw"), top));

    [Theory]
    [InlineData("lists=100", new[] { 1, 10, 20, 40, 80 })]
    [InlineData("lists=224", new[] { 1, 15, 30, 60, 120 })]
    [InlineData("lists=1", new[] { 1 })]
    public void Probes_begin_at_the_square_root_of_the_lists_and_end_below_them(string lists, int[] values) =>
        Assert.Equal(values, SearchLadder.For(VectorSamples.Index("ivfflat", lists), 10));

    [Fact]
    public void What_is_set_now_is_measured_too() =>
        Assert.Equal([40, 80, 100, 160, 320, 640, 1000], SearchLadder.For(VectorSamples.Index("hnsw") with { SetValue = 100 }, 10));

    [Fact]
    public void A_setting_is_written_as_the_server_takes_it()
    {
        SearchSetting setting = new("hnsw", 80, "relaxed_order");

        Assert.Equal("SET LOCAL hnsw.ef_search = 80; SET LOCAL hnsw.iterative_scan = relaxed_order;", setting.LocalSql);
        Assert.Equal("SET LOCAL ivfflat.probes = 5;", new SearchSetting("ivfflat", 5, "off").LocalSql);
        Assert.StartsWith("ALTER DATABASE \"my app\" SET hnsw.ef_search = 80; ", setting.DatabaseSql("\"my app\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("((\"e\")::halfvec(3))", false)]
    [InlineData("((e)::halfvec(3))", false)]
    [InlineData("((binary_quantize(e))::bit(3))", true)]
    [InlineData("((subvector(e, 1, 2))::vector(2))", true)]
    public void A_key_that_drops_a_part_of_the_vector_is_ranked_anew(string key, bool isRanked) =>
        Assert.Equal(isRanked, (VectorSamples.Index("hnsw") with { KeySql = key, IsOnColumn = false }).NeedsRerank);
}
