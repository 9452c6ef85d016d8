using PgDbre.Core.Catalog.Copying;

namespace PgDbre.Core.Tests.Catalog.Copying;

/// <summary>Heights as PostgreSQL 17 built them over generate_series with CREATE INDEX (pageinspect, bt_metap).</summary>
public sealed class EmptyTreeTests
{
    [Theory]
    [InlineData(1, 4, 0)]
    [InlineData(2, 23, 0)]
    [InlineData(5, 24, 1)]
    [InlineData(8, 24, 1)]
    [InlineData(287, 4, 1)]
    [InlineData(294, 4, 2)]
    [InlineData(610, 26, 2)]
    [InlineData(8228, 4, 2)]
    [InlineData(18218, 28, 3)]
    public void A_tree_is_as_high_as_its_pages_make_it(long pages, int keyBytes, int height) =>
        Assert.Equal(height, EmptyTree.Height(pages, keyBytes));

    [Fact]
    public void There_is_a_page_for_each_level()
    {
        Assert.Equal(3 * EmptyTree.PageSize, EmptyTree.Pages(2).Length);
        Assert.Equal(new byte[] { 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0 }, EmptyTree.Root(2));
    }
}
