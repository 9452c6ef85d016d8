using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class BlockCountTests
{
    [Fact]
    public void Blocks_of_inputs_are_subtracted_and_not_divided_by_workers()
    {
        // Bitmap heap scan 2,528 with its index scan's 58.
        Plan plan = Corpus.Read("parallel-bitmap-17");
        Assert.Equal([0L, 0, 0, 2470, 58], plan.Root.Subtree().Select(node => node.Metrics.SharedHitBlocks!.Value));
        Assert.Equal(2528, plan.SharedHitBlocks);
    }

    [Fact]
    public void Blocks_of_a_cte_and_an_init_plan_count_once()
    {
        // 98 (CTE) + 2,519 (InitPlan's scan) + 1 (tiny); the scan that pulled them has none of its own.
        Plan plan = Corpus.Read("init-plan-and-cte-17");
        Assert.Equal([0L, 98, 0, 2519, 0, 0, 1], plan.Root.Subtree().Select(node => node.Metrics.SharedHitBlocks!.Value));
    }

    [Fact]
    public void Temporary_blocks_stay_with_the_node_that_spilled()
    {
        Plan plan = Corpus.Read("sort-disk-17");
        Assert.True(plan.Root.Metrics.TempWrittenBlocks > 0);
        Assert.Equal(0, plan.Node(2).Metrics.TempWrittenBlocks);
    }

    [Fact]
    public void A_writer_has_its_own_dirtied_and_written_blocks_and_waits()
    {
        // 69,059 hit with its scan's 2,470.
        NodeMetrics writer = Corpus.Read("full-page-images-18").Root.Metrics;
        Assert.Equal((66589L, 3640L, 67L, 24.344), (writer.SharedHitBlocks, writer.SharedDirtiedBlocks, writer.SharedWrittenBlocks, writer.IoWriteMs));
        Assert.Null(Corpus.Read("full-page-images-15").Root.Metrics.IoWriteMs);
    }

    [Fact]
    public void Wal_belongs_to_the_node_that_wrote_it()
    {
        Plan plan = Corpus.Read("full-page-images-18");
        Assert.Equal((25105L, 3573L, 30213029L), (plan.Root.Metrics.WalRecords, plan.Root.Metrics.WalFullPageImages, plan.Root.Metrics.WalBytes));
        Assert.Equal((0L, 0L, 0L), (plan.Node(2).Metrics.WalRecords, plan.Node(2).Metrics.WalFullPageImages, plan.Node(2).Metrics.WalBytes));
        Assert.Null(Corpus.Read("sort-disk-17").Root.Metrics.WalBytes);
    }

    [Fact]
    public void Blocks_of_a_temporary_table_are_local()
    {
        Plan plan = Corpus.Read("temporary-table-17");
        NodeMetrics scan = plan.Node(2).Metrics;
        Assert.Equal((0L, 640L, 0L, 445L), (scan.LocalHitBlocks, scan.LocalReadBlocks, scan.LocalDirtiedBlocks, scan.LocalWrittenBlocks));
        NodeMetrics writer = plan.Root.Metrics;
        Assert.Equal((60080L, 0L, 411L, 327L), (writer.LocalHitBlocks, writer.LocalReadBlocks, writer.LocalDirtiedBlocks, writer.LocalWrittenBlocks));
    }

    public static TheoryData<string> Counted => [.. Corpus.Names.Where(name => Corpus.Read(name).SharedHitBlocks is not null)];

    [Theory]
    [MemberData(nameof(Counted))]
    public void Exclusive_blocks_sum_to_the_root(string name)
    {
        Plan plan = Corpus.Read(name);
        Assert.Equal(PlanBlocks.Of(plan), plan.IsAnalyzed ? plan.Root.Subtree().Sum(PlanBlocks.Of) : null);
    }

    [Fact]
    public void Without_buffers_nothing_is_counted() => Assert.Null(Corpus.Read("buffers-off-17").Root.Metrics.SharedHitBlocks);
}
