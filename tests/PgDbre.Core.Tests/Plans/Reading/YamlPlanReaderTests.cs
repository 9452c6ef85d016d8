using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

public class YamlPlanReaderTests
{
    [Fact]
    public void A_bare_mapping_as_auto_explain_writes_it_is_one_plan()
    {
        Plan plan = Assert.Single(YamlPlanReader.Read("Query Text: \"SELECT \\\"a: b\\\"\"\nPlan: \n  Node Type: \"Limit\"\n  Plans: \n    - Node Type: \"Result\"\n      Output: \n        - \"'x: y'\"\n"));
        Assert.Equal("SELECT \"a: b\"", plan.Query);
        Assert.Equal(["'x: y'"], plan.Node(2).Output);
    }

    [Fact]
    public void A_list_without_items_is_empty() =>
        Assert.Empty(YamlPlanReader.Read("- Plan: \n    Node Type: \"Result\"\n    Workers: \n  Triggers: \n")[0].Triggers);

    [Theory]
    [InlineData("")]
    [InlineData("- \"Utility Statement\"")]
    [InlineData("- Plan: \n    Node Type: \"Lim")]
    [InlineData("- Plan: \n    Node Type: Limit")]
    [InlineData("- Plan: \n    Node Type: \"Limit\"\n      Deeper: 1")]
    [InlineData("- Plan: \n    Node Type: \"Limit\"\n    Total Cost: \"much\"")]
    [InlineData("- Plan: &anchor\n    Node Type: \"Limit\"")]
    [InlineData("- Plan: \n    Node Type: \"Limit\"\n  no pair")]
    public void What_is_not_in_the_servers_shape_is_refused(string yaml) =>
        Assert.Equal("PgPlanUnreadable", Assert.Throws<PgDbreException>(() => YamlPlanReader.Read(yaml)).ErrorId);

    [Fact]
    public void A_document_nested_too_deep_is_refused()
    {
        IEnumerable<string> levels = Enumerable.Range(0, 3000).Select(i => $"{new string(' ', 2 * i)}- Plans:");
        Assert.Contains("nested", Assert.Throws<PgDbreException>(() => YamlPlanReader.Read(string.Join('\n', levels))).Message, StringComparison.Ordinal);
    }
}
