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
    public void Without_buffers_nothing_is_counted() => Assert.Null(Corpus.Read("buffers-off-17").Root.Metrics.SharedHitBlocks);
}
