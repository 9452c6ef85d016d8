using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class CteAndInitPlanTests
{
    [Fact]
    public void Scans_of_one_cte_give_its_time_back_in_proportion()
    {
        // CTE 68.176; scans 71.018 and 0.742: 71.018 - 68.176 * 71.018 / 71.760 = 3.547.
        Plan plan = Corpus.Read("cte-scanned-twice-15");
        Assert.Equal(3.547, plan.Node(6).Metrics.ExclusiveMs!.Value, 3);
        Assert.Equal(0.037, plan.Node(8).Metrics.ExclusiveMs!.Value, 3);
        Assert.Equal(0.490, plan.Root.Metrics.ExclusiveMs!.Value, 3);
    }

    [Fact]
    public void A_shadowed_name_means_the_inner_cte()
    {
        // The inner w (tiny, 0.008 ms) is scanned by node 6, the outer w (customers, 0.589 ms) by node 7.
        Plan plan = Corpus.Read("cte-shadowed-17");
        Assert.Equal(0.006, plan.Node(6).Metrics.ExclusiveMs!.Value, 3);
        Assert.Equal(2.059, plan.Node(7).Metrics.ExclusiveMs!.Value, 3);
    }

    [Theory]
    [InlineData("init-plan-and-cte-15", 2.581)]
    [InlineData("init-plan-and-cte-17", 3.545)]
    public void An_init_plan_is_paid_by_the_scan_that_asks_for_it(string name, double scanMs)
    {
        // 15: CTE Scan 46.349 - CTE 1.222 - InitPlan 42.546; 17: 71.746 - 1.508 - 66.693. The Nested Loop above keeps its own.
        Plan plan = Corpus.Read(name);
        Assert.Equal(scanMs, plan.Node(5).Metrics.ExclusiveMs!.Value, 3);
        Assert.True(plan.Root.Metrics.ExclusiveMs > 10);
    }

    [Theory]
    [InlineData("init-plan-15", 10.114)]
    [InlineData("init-plan-17", 1.985)]
    public void An_init_plan_is_named_differently_before_and_after_17(string name, double scanMs) =>
        Assert.Equal(scanMs, Corpus.Read(name).Node(4).Metrics.ExclusiveMs!.Value, 3);

    [Fact]
    public void A_parameter_is_not_mistaken_for_a_longer_one()
    {
        // $1 is read by the second scan; the first one's $10 is another parameter.
        PlanNode root = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Append", "Actual Total Time": 30, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 2 (returns $1)", "Actual Total Time": 5, "Actual Loops": 1, "Actual Rows": 1},
              {"Node Type": "Seq Scan", "Parent Relationship": "Member", "Filter": "(a = $10)", "Actual Total Time": 20, "Actual Loops": 1, "Actual Rows": 1},
              {"Node Type": "Seq Scan", "Parent Relationship": "Member", "Filter": "(a = $1)", "Actual Total Time": 10, "Actual Loops": 1, "Actual Rows": 1}]}}
            """)[0].Root;
        Assert.Equal([0d, 5d, 20d, 5d], root.Subtree().Select(node => node.Metrics.ExclusiveMs!.Value));
    }

    [Fact]
    public void Without_a_mention_the_node_it_is_attached_to_pays()
    {
        PlanNode root = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Result", "Actual Total Time": 9, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Aggregate", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1", "Actual Total Time": 8, "Actual Loops": 1, "Actual Rows": 1}]}}
            """)[0].Root;
        Assert.Equal([1d, 8d], root.Subtree().Select(node => node.Metrics.ExclusiveMs!.Value));
    }

    [Fact]
    public void A_data_modifying_cte_that_nobody_scans_is_outside_the_root()
    {
        Plan plan = Corpus.Read("cte-data-modifying-17");
        Assert.Equal(0.002, plan.Root.Metrics.ExclusiveMs);
        Assert.Equal(16.206, plan.Node(2).Metrics.ExclusiveMs!.Value, 3);
        Assert.Equal("ModifyTable on orders", plan.SlowestNode);
    }
}
