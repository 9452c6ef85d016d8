using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Findings;

public class PlanDisagreesTests
{
    [Fact]
    public void Inputs_that_took_longer_than_their_node_are_said()
    {
        Finding finding = PlanFindings.Examine(JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Materialize", "Actual Total Time": 5, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Result", "Parent Relationship": "Outer", "Actual Total Time": 8, "Actual Loops": 1, "Actual Rows": 1}]}}
            """)[0]).Findings.Single(f => f.RuleId == "plan-data-disagrees");
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("-3.0 ms", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_of_a_plan_in_which_no_node_ran_fail_no_rule() =>
        Assert.DoesNotContain("rule-failed", PlanFindings.Examine(JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Seq Scan", "Relation Name": "t", "Actual Total Time": 0, "Actual Loops": 0, "Actual Rows": 0,
             "Shared Hit Blocks": 27777778, "Shared Read Blocks": 0}}
            """)[0]).Findings.Select(finding => finding.RuleId));
}
