using PgDbre.Core.Connections;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading.Files;

public class PastedTextTests
{
    private const string Result = "Result  (cost=0.00..0.01 rows=1 width=4)";

    [Theory]
    [InlineData("")]
    [InlineData("Sort the rows before you join.\nLimit what you read.\n")]
    [InlineData("[1, 2, 3]\n{\"name\": \"x\"}\n{\n  \"a\": [\n    1\n  ]\n}\n")]
    [InlineData("[1234] LOG:  a log whose prefix is a bracket\n{ not json\n")]
    [InlineData("CREATE TABLE t (\n  a int\n);\n- a list\n- of things\n<html></html>\n")]
    public void A_text_without_a_plan_is_told_so(string text) =>
        Assert.Equal("PgPlanNotFound", Assert.Throws<PgDbreException>(() => PlanText.Read(text)).ErrorId);

    [Fact]
    public void A_document_that_was_cut_off_does_not_swallow_the_next_one()
    {
        const string Text = "[\n  {\n    \"Plan\": {\n      \"Node Type\": \"Sort\",\n[\n  {\n    \"Plan\": {\n      \"Node Type\": \"Limit\"\n    }\n  }\n]\n" + Result + "\n";
        using StringReader reader = new(Text);
        PlanReading[] readings = [.. PlanFileReader.Read(reader)];
        Assert.Equal([1, 5, 12], readings.Select(reading => reading.Line));
        Assert.Contains("brackets", readings[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(["Limit", "Result"], readings.Skip(1).Select(reading => reading.Plan!.Root.NodeType));
    }

    [Fact]
    public void Formats_may_be_mixed_in_one_text()
    {
        const string Text = "-- before\n" + Result + "\n-- after\n[{\"Plan\": {\"Node Type\": \"Result\"}}]\n- Plan: \n    Node Type: \"Result\"\n\n"
            + "<explain>\n <Query><Plan><Node-Type>Result</Node-Type></Plan></Query>\n</explain>\n" + Result + "\n" + Result + "\n";
        Assert.Equal(6, PlanText.Read(Text).Count);
    }

    [Fact]
    public void A_document_of_several_statements_is_several_plans() =>
        Assert.Equal(2, PlanText.Read("[{\"Plan\": {\"Node Type\": \"Result\"}}, {\"Plan\": {\"Node Type\": \"Limit\"}}]").Count);
}
