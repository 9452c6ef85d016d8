using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

public class UnreadablePlanTests
{
    [Theory]
    [InlineData("", "line 1")]
    [InlineData("Seq Scan on orders", "line 1, byte 1")]
    [InlineData("[{\"Plan\":\n {\"Node Type\": ", "line 2")]
    [InlineData("17", "neither an array nor an object")]
    [InlineData("[[]]", "statement 1")]
    [InlineData("{}", "there is no 'Plan'")]
    [InlineData("[\"Utility Statement\"]", "'Utility Statement'")]
    [InlineData("{\"Plan\": {}}", "no 'Node Type'")]
    [InlineData("{\"Plan\": {\"Node Type\": 5}}", "'Node Type' is not text")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"or\\u0000ders\"}}", "'Relation Name' is not text")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Sort\", \"Sort Key\": [\"a\\u0000\"]}}", "'Sort Key' is not a list of texts")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Sort\", \"Plans\": [1]}}", "'Plans' is not a list of objects")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Append\", \"Plans\": [{\"Node Type\": \"Result\", \"Total Cost\": \"much\"}]}}", "node 2")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Result\", \"Actual Loops\": -1}}", "'Actual Loops' is not a count")]
    [InlineData("{\"Plan\": {\"Node Type\": \"Result\", \"Total Cost\": 1e999}}", "out of range")]
    public void What_is_wrong_and_where_is_said(string json, string expected)
    {
        PgDbreException error = Assert.Throws<PgDbreException>(() => JsonPlanReader.Read(json));
        Assert.Equal("PgPlanUnreadable", error.ErrorId);
        Assert.Equal(PgErrorCategory.InvalidData, error.Category);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Theory]
    [InlineData("Subquery Scan")]
    [InlineData("Materialize")]
    [InlineData("Nested Loop")]
    [InlineData("Gather")]
    public void A_plan_a_thousand_levels_deep_is_read_and_judged_on_a_small_stack(string type)
    {
        Plan? plan = null;
        Thread thread = new(() => plan = PlanFindings.Examine(JsonPlanReader.Read(Nested(1000, type))[0]), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(1000, plan!.NodeCount);
        Assert.DoesNotContain(plan.Findings, finding => finding.RuleId == "rule-failed");
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(100_000)]
    public void A_deeper_plan_is_refused(int depth) =>
        Assert.Equal("PgPlanUnreadable", Assert.Throws<PgDbreException>(() => JsonPlanReader.Read(Nested(depth))).ErrorId);

    private static string Nested(int depth, string type = "Subquery Scan")
    {
        string level = $$"""{"Node Type": "{{type}}", "Parent Relationship": "Outer", "Actual Loops": 1, "Actual Rows": 500, "Plan Rows": 1, "Plans": [""";
        return "{\"Plan\": " + string.Concat(Enumerable.Repeat(level, depth - 1))
            + "{\"Node Type\": \"Result\"}" + string.Concat(Enumerable.Repeat("]}", depth - 1)) + "}";
    }
}
