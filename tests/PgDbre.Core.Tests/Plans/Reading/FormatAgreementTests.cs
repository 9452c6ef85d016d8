using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

/// <summary>
/// The same statements, explained once per format on a live server without times, so that every figure agrees. JSON is what the
/// others are measured by; its reader is tested against values typed by hand.
/// </summary>
public class FormatAgreementTests
{
    // What text prints only where it is not so, and JSON always.
    private static readonly HashSet<string> SilentInText = new(StringComparer.Ordinal)
    {
        "Async Capable", "Inner Unique", "Single Copy", "Disabled", "Subplans Removed", "Triggers", "Workers", "Planning",
        "Tuples Inserted", "Tuples Updated", "Tuples Deleted", "Tuples Skipped",
        // Of a plan that touched no block at all.
        "Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks", "Shared Written Blocks", "Local Hit Blocks", "Local Read Blocks",
        "Local Dirtied Blocks", "Local Written Blocks", "Temp Read Blocks", "Temp Written Blocks",
        // Of a plan that wrote no WAL.
        "WAL Records", "WAL FPI", "WAL Bytes", "WAL Buffers Full",
    };

    [Theory]
    [InlineData("analyzed-13", 39)]
    [InlineData("analyzed-15", 40)]
    [InlineData("analyzed-17", 40)]
    [InlineData("analyzed-18", 40)]
    [InlineData("new-18", 15)]
    public void Yaml_holds_what_json_holds(string name, int count) => AssertSame(name, "yaml", count);

    [Theory]
    [InlineData("analyzed-13", 39)]
    [InlineData("analyzed-15", 40)]
    [InlineData("analyzed-17", 40)]
    [InlineData("analyzed-18", 40)]
    [InlineData("new-18", 15)]
    public void Xml_holds_what_json_holds(string name, int count) => AssertSame(name, "xml", count);

    [Theory]
    [InlineData("analyzed-13", 39)]
    [InlineData("analyzed-15", 40)]
    [InlineData("analyzed-17", 40)]
    [InlineData("analyzed-18", 40)]
    [InlineData("new-18", 15)]
    [InlineData("estimated-17", 40)]
    public void Text_holds_what_json_holds_but_for_what_it_does_not_print(string name, int count)
    {
        IReadOnlyList<Plan> expected = PlansOf(name, "json");
        IReadOnlyList<Plan> actual = TextPlanReader.Read(FormatCorpus.Text(name + ".txt"));
        Assert.Equal((count, count), (expected.Count, actual.Count));
        for (int i = 0; i < count; i++)
        {
            string where = $"plan {i + 1}";
            PlanNode[] nodes = [.. actual[i].Root.Subtree()];
            PlanNode[] wanted = [.. expected[i].Root.Subtree()];
            Assert.Equal(wanted.Select(node => node.ToString()), nodes.Select(node => node.ToString()));
            for (int n = 0; n < nodes.Length; n++)
            {
                PlanValues.AssertPrinted(AsPrinted(wanted[n]), nodes[n].Properties, SilentInText, $"{where}, node {n + 1}");
            }

            PlanValues.AssertPrinted(expected[i].Properties, actual[i].Properties, SilentInText, where);
        }
    }

    // 13 calls the only input of ModifyTable a Member, later versions Outer; the text does not tell which version wrote it.
    private static IReadOnlyDictionary<string, object?> AsPrinted(PlanNode node) =>
        node is { ParentRelationship: "Member", Parent: { NodeType: "ModifyTable", Children.Count: 1 } }
            ? new Dictionary<string, object?>(node.Properties) { ["Parent Relationship"] = "Outer" }
            : node.Properties;

    private static void AssertSame(string name, string format, int count)
    {
        IReadOnlyList<Plan> expected = PlansOf(name, "json");
        IReadOnlyList<Plan> actual = PlansOf(name, format);
        Assert.Equal((count, count), (expected.Count, actual.Count));
        for (int i = 0; i < count; i++)
        {
            PlanNode[] nodes = [.. actual[i].Root.Subtree()];
            PlanNode[] wanted = [.. expected[i].Root.Subtree()];
            Assert.Equal(wanted.Length, nodes.Length);
            for (int n = 0; n < nodes.Length; n++)
            {
                PlanValues.AssertSame(wanted[n].Properties, nodes[n].Properties, $"plan {i + 1}, node {n + 1}");
            }

            PlanValues.AssertSame(expected[i].Properties, actual[i].Properties, $"plan {i + 1}");
        }
    }

    private static IReadOnlyList<Plan> PlansOf(string name, string extension) =>
        [.. PlanText.Read(FormatCorpus.Text($"{name}.{extension}"))];
}
