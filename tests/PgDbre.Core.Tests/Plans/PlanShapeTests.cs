using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans;

public sealed class PlanShapeTests
{
    [Fact]
    public void It_holds_the_planners_decisions_and_no_figure() => Assert.Equal(
        """
        Aggregate
          Nested Loop Inner
            Seq Scan on order_items
            Index Scan using orders_pkey on orders
        """,
        PlanShape.Of(Corpus.Read("nested-loop-many-17")).Text);

    [Fact]
    public void Estimated_and_measured_plans_have_the_same() => Assert.Equal(
        PlanShape.Of(Corpus.Read("nested-loop-many-estimated-17")).Fingerprint, PlanShape.Of(Corpus.Read("nested-loop-many-17")).Fingerprint);

    [Theory]
    [InlineData("init-plan")]
    [InlineData("partitions")]
    [InlineData("sub-plan")]
    [InlineData("cte-scanned-twice")]
    public void Versions_15_and_17_agree(string name) =>
        Assert.Equal(PlanShape.Of(Corpus.Read(name + "-15")).Text, PlanShape.Of(Corpus.Read(name + "-17")).Text);

    [Fact]
    public void Partitions_are_one_line() => Assert.Equal(
        """
        Aggregate
          Append
            Seq Scan on parts_#
        """,
        PlanShape.Of(Corpus.Read("partitions-17")).Text);

    [Fact]
    public void Another_index_is_another_shape() =>
        Assert.NotEqual(PlanShape.Of(Corpus.Read("seq-scan-filter-17")).Fingerprint, PlanShape.Of(Corpus.Read("index-scan-17")).Fingerprint);
}
