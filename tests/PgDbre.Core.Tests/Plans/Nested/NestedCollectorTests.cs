using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Nested;

namespace PgDbre.Core.Tests.Plans.Nested;

public sealed class NestedCollectorTests
{
    private const string Query = "SELECT count(*)        FROM m WHERE u = i";

    [Theory]
    [InlineData(15, 1.821, 0.913)]
    [InlineData(17, 7.730, 5.891)]
    public void The_calls_of_one_statement_are_one_and_the_outer_statement_is_none(int version, double total, double slowest)
    {
        NestedStatement inside = Assert.Single(Collect(Messages(version)).ToList(outerMs: 20, PlanContext.None));

        Assert.Equal((2, total, slowest), (inside.Calls, Math.Round(inside.TotalMs, 3), inside.MaxMs));
        Assert.Equal(Math.Round(total / 2, 6), Math.Round(inside.MeanMs, 6));
        Assert.Equal(Math.Round(total * 5, 6), Math.Round(inside.SharePercent!.Value, 6));
        Assert.Equal((Query, slowest), (inside.Query, inside.Plan.ExecutionMs));
        Assert.Equal(["Aggregate", "Seq Scan"], inside.Plan.Root.Subtree().Select(node => node.NodeType));
        Assert.NotNull(inside.Plan.GetSource());
    }

    [Fact]
    public void In_a_cell_it_says_calls_time_and_query()
    {
        NestedStatementList list = Collect(Messages(15)).ToList(outerMs: null, PlanContext.None);

        Assert.Equal("2 calls, 1.8 ms: SELECT count(*) FROM m WHERE u = i", list.ToString());
        Assert.Null(list[0].SharePercent);
    }

    [Fact]
    public void Findings_inside_count()
    {
        Plan outer = Corpus.Read("seq-scan-filter-17") with { Nested = Collect(Messages(17)).ToList(20, PlanContext.None).Examine(plan => PlanFindings.Examine(plan)) };

        Assert.Equal(1, outer.Nested[0].FindingCount);
        Assert.Equal(1, outer.FindingCount);
        Assert.Equal(2, PlanFindings.Examine(outer).FindingCount);
    }

    [Fact]
    public void Texts_that_differ_in_constants_are_one_statement_and_other_shapes_are_others()
    {
        string message = Messages(17)[0];
        NestedCollector collector = Collect(
            message.Replace("u = i", "u = 1", StringComparison.Ordinal),
            message.Replace("u = i", "u = 22", StringComparison.Ordinal),
            message.Replace("u = i", "u = 1", StringComparison.Ordinal).Replace("\"Node Type\": \"Seq Scan\"", "\"Node Type\": \"Index Scan\"", StringComparison.Ordinal));

        Assert.Equal([2, 1], collector.ToList(null, PlanContext.None).Select(inside => inside.Calls));
    }

    [Fact]
    public void The_figures_of_a_plan_make_no_other_shape()
    {
        string message = Messages(17)[0];

        NestedCollector collector = Collect(message, message.Replace("\"Rows Removed by Filter\": 19980", "\"Rows Removed by Filter\": 3", StringComparison.Ordinal).Replace("\"(m.u = 1)\"", "\"(m.u = $1)\"", StringComparison.Ordinal));

        Assert.Equal(2, Assert.Single(collector.ToList(null, PlanContext.None)).Calls);
    }

    [Fact]
    public void More_statements_than_are_told_apart_are_only_counted()
    {
        string message = Messages(17)[1];
        NestedCollector collector = new(_ => false);
        foreach (int i in Enumerable.Range(1, NestedCollector.MostGroups + 7))
        {
            collector.Add(message.Replace("FROM m", $"FROM m AS m{i}", StringComparison.Ordinal));
        }

        NestedStatementList list = collector.ToList(null, PlanContext.None);

        Assert.Equal(NestedCollector.MostGroups, list.Count);
        Assert.Equal(["More than 100 different statements ran inside functions; 7 calls of the later ones (12.9 ms) are left out."], list.Remarks);
    }

    [Fact]
    public void Many_calls_say_that_reporting_them_took_time()
    {
        NestedStatementList list = Collect([.. Enumerable.Repeat(Messages(17)[1], 1000)]).ToList(null, PlanContext.None);

        Assert.Equal(1000, Assert.Single(list).Calls);
        Assert.Equal(
            ["The time of the statement includes the reporting of 1,000 calls inside functions, about 0.1 ms each; without -Nested it is shorter."],
            list.Remarks);
    }

    [Fact]
    public void A_message_beyond_all_measure_is_counted_and_not_kept()
    {
        string message = Messages(17)[1];
        string huge = message.Replace("\"(m.u = 2)\"", $"\"{new string('x', NestedCollector.LongestMessage)}\"", StringComparison.Ordinal);

        NestedStatementList list = Collect(huge, message).ToList(null, PlanContext.None);

        Assert.Equal(2, Assert.Single(list).Calls);
        Assert.Equal(["1 plans of statements inside functions are longer than 512 kB; they are counted, but not shown."], list.Remarks);
        Assert.True(list[0].Plan.GetSource()!.Length < 10_000);
    }

    [Theory]
    [InlineData("table \"x\" does not exist, skipping")]
    [InlineData("duration: 1.0 ms  plan:\nnothing")]
    [InlineData("duration: many ms  plan:\n{\n  \"Query Text\": \"SELECT 1\",\n}")]
    [InlineData("duration: ")]
    [InlineData("")]
    public void What_the_function_itself_says_is_nothing_to_it(string message) =>
        Assert.Empty(Collect(message).ToList(null, PlanContext.None));

    [Fact]
    public void A_plan_that_cannot_be_read_is_said_and_leaves_the_others()
    {
        string broken = Messages(17)[0][..400].Replace("u = i", "u = j", StringComparison.Ordinal);

        NestedStatementList list = Collect(broken, Messages(17)[1]).ToList(null, PlanContext.None);

        Assert.Single(list);
        Assert.StartsWith("1 calls inside functions are left out: ", Assert.Single(list.Remarks), StringComparison.Ordinal);
    }

    private static NestedCollector Collect(params string[] messages)
    {
        NestedCollector collector = new(query => query.StartsWith("EXPLAIN /* PgDbre */", StringComparison.Ordinal));
        foreach (string message in messages)
        {
            collector.Add(message);
        }

        return collector;
    }

    private static string[] Messages(int version)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Data", "Nested", $"look-{version}.txt"));
        return [.. text.Split("duration: ", StringSplitOptions.RemoveEmptyEntries).Select(message => "duration: " + message.TrimEnd('\n'))];
    }
}
