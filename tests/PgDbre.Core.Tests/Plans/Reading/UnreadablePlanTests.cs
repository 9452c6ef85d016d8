using PgDbre.Core.Connections;
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

    [Fact]
    public void A_plan_a_thousand_levels_deep_is_read_on_a_small_stack()
    {
        int count = 0;
        Thread thread = new(() => count = JsonPlanReader.Read(Nested(1000))[0].NodeCount, maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(1000, count);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(100_000)]
    public void A_deeper_plan_is_refused(int depth) =>
        Assert.Equal("PgPlanUnreadable", Assert.Throws<PgDbreException>(() => JsonPlanReader.Read(Nested(depth))).ErrorId);

    private static string Nested(int depth) =>
        "{\"Plan\": " + string.Concat(Enumerable.Repeat("{\"Node Type\": \"Subquery Scan\", \"Plans\": [", depth - 1))
        + "{\"Node Type\": \"Result\"}" + string.Concat(Enumerable.Repeat("]}", depth - 1)) + "}";
}
