using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Findings;

public class RowBoundsTests
{
    [Theory]
    [InlineData("3", 1, 3, 3)] // one loop is no average
    [InlineData("0", 1000, 0, 500)] // whole rows until 17
    [InlineData("2.50", 1000, 2495, 2505)] // two decimals from 18 on
    public void What_rounding_hides_is_known(string rows, int loops, double low, double high)
    {
        PlanNode node = JsonPlanReader.Read($$$"""{"Plan": {"Node Type": "Result", "Actual Rows": {{{rows}}}, "Actual Loops": {{{loops}}} }}""")[0].Root;
        RowBounds bounds = RowBounds.Returned(node);
        Assert.Equal((low, high), (bounds.Low, bounds.High));
    }

    [Fact]
    public void A_filter_that_could_go_either_way_is_approximate()
    {
        Plan plan = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Index Scan", "Filter": "(a = 1)", "Actual Rows": 1, "Rows Removed by Filter": 1, "Actual Loops": 1000}}
            """)[0];
        Assert.True(PlanFindings.Examine(plan).Findings.Single(f => f.RuleId == "index-scan-throws-rows-away").IsApproximate);
    }

    [Fact]
    public void An_over_estimate_that_rounding_explains_is_not_reported()
    {
        Plan plan = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Index Scan", "Plan Rows": 1, "Actual Rows": 0, "Actual Loops": 1000}}
            """)[0];
        Assert.DoesNotContain(PlanFindings.Examine(plan).Findings, f => f.RuleId == "rows-overestimated");
    }
}
