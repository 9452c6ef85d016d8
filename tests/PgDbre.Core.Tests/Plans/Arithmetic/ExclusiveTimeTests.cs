using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class ExclusiveTimeTests
{
    public static TheoryData<string> Timed =>
        [.. Corpus.Names.Where(name => Corpus.Read(name).Root.ActualTotalMs is not null)];

    [Theory]
    [MemberData(nameof(Timed))]
    public void Exclusive_times_sum_to_the_root_within_two_percent(string name)
    {
        Plan plan = Corpus.Read(name);
        // A data-modifying CTE that nobody scans runs after the root.
        double outside = name.StartsWith("cte-data-modifying", StringComparison.Ordinal) ? plan.Node(2).Metrics.InclusiveMs!.Value : 0;
        double whole = plan.Root.ActualTotalMs!.Value + outside;
        double sum = plan.Root.Subtree().Sum(node => node.Metrics.ExclusiveMs ?? 0);
        Assert.InRange(sum, whole * 0.98, whole * 1.02);
        Assert.DoesNotContain(plan.Root.Subtree(), node => node.Metrics.HasAnomaly);
    }

    [Fact]
    public void Loops_multiply_and_subplans_are_subtracted()
    {
        // 0.002 ms and 0.001 ms, each 10,000 times, below 21.78 ms.
        Plan plan = Corpus.Read("sub-plan-15");
        Assert.Equal([1.78, 10, 10], plan.Root.Subtree().Select(node => Math.Round(node.Metrics.ExclusiveMs!.Value, 3)));
    }

    [Fact]
    public void A_node_that_never_ran_has_no_time()
    {
        PlanNode inner = Corpus.Read("never-executed-17").Node(3);
        Assert.Equal(0, inner.Loops);
        Assert.Null(inner.Metrics.InclusiveMs);
        Assert.Null(inner.Metrics.ExclusiveMs);
    }

    [Fact]
    public void Without_timing_there_are_rows_but_no_times()
    {
        Plan plan = Corpus.Read("timing-off-17");
        Assert.Equal(26.211, plan.ExecutionMs);
        Assert.Null(plan.Root.Metrics.ExclusiveMs);
        Assert.Null(plan.SlowestNodeMs);
        Assert.Equal(20, plan.Root.Metrics.TotalRows);
        Assert.Equal("Seq Scan on orders", plan.SlowestNode);
    }

    [Fact]
    public void Rounding_of_many_loops_is_taken_from_the_parent()
    {
        // Memoize: 0.000 ms x 10,000; its input: 0.003 ms x 1,000. It took at least what its input took.
        PlanNode root = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Nested Loop", "Actual Total Time": 10, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Memoize", "Parent Relationship": "Inner", "Actual Total Time": 0.000, "Actual Loops": 10000, "Actual Rows": 1, "Plans": [
                {"Node Type": "Index Scan", "Parent Relationship": "Outer", "Actual Total Time": 0.003, "Actual Loops": 1000, "Actual Rows": 1}]}]}}
            """)[0].Root;
        Assert.Equal([7d, 0d, 3d], root.Subtree().Select(node => Math.Round(node.Metrics.ExclusiveMs!.Value, 6)));
        Assert.DoesNotContain(root.Subtree(), node => node.Metrics.HasAnomaly);
    }

    [Fact]
    public void Figures_that_disagree_beyond_rounding_are_kept_and_flagged()
    {
        PlanNode root = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Sort", "Actual Total Time": 5, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Actual Total Time": 8, "Actual Loops": 1, "Actual Rows": 1}]}}
            """)[0].Root;
        Assert.Equal(-3, root.Metrics.ExclusiveMs);
        Assert.True(root.Metrics.HasAnomaly);
    }
}
