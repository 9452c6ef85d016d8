using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class EstimatedCostTests
{
    [Fact]
    public void The_inner_side_of_a_nested_loop_costs_what_all_its_runs_cost()
    {
        // 0.56 a run, 100,000 outer rows.
        Plan plan = Corpus.Read("nested-loop-many-estimated-17");
        Assert.Equal("Index Scan using orders_pkey on orders", plan.SlowestNode);
        Assert.Equal(56_000, plan.Node(4).Metrics.ExclusiveCost, 0);
        Assert.Null(plan.SlowestNodeMs);
    }

    [Fact]
    public void A_scan_that_a_limit_stops_is_not_charged_for_its_end()
    {
        // 3,082 to read it all, for 200,000 rows; the Limit takes ten.
        Assert.True(Corpus.Read("overestimate-under-limit-17").Node(2).Metrics.ExclusiveCost < 1);
    }
}
