using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading.Files;

/// <summary>One session on a live server that logged to all three destinations, auto_explain in text, JSON, YAML and XML.</summary>
public class ServerLogTests
{
    private static readonly double[] Durations15 = [1.258, 1.056, 0.085, 0.016, 0.134, 0.022];
    private static readonly double[] Durations17 = [6.213, 1.411, 0.045, 0.015, 0.112, 0.015];

    [Theory]
    [InlineData("server-15.log")]
    [InlineData("server-15.csv")]
    [InlineData("server-15.json")]
    [InlineData("server-17.log")]
    [InlineData("server-17.csv")]
    [InlineData("server-17.json")]
    public void Every_destination_gives_the_same_plans(string file)
    {
        PlanReading[] readings = Read(file);
        Assert.All(readings, reading => Assert.Null(reading.Problem));
        Plan[] plans = [.. readings.Select(reading => reading.Plan!)];
        Assert.Equal(file.Contains("15", StringComparison.Ordinal) ? Durations15 : Durations17, plans.Select(plan => plan.ExecutionMs!.Value));
        Assert.Equal([true, true, true, true, true, false], plans.Select(plan => plan.IsAnalyzed));
        Assert.Equal(["Aggregate", "Aggregate", "Sort", "Sort", "Index Scan", "Index Scan"], plans.Select(plan => plan.Root.NodeType));
        Assert.All(plans.Take(2), plan =>
        {
            Assert.Equal("SELECT count(*), 'a,\"b\"' AS \"say \"\"hi\"\"\"\n  FROM customers\n WHERE visits = 5 -- not an \"id\"\n   AND name <> 'it''s';", plan.Query);
            Assert.Equal("(((name)::text <> 'it''s'::text) AND (visits = 5))", plan.Node(2).Filter);
            Assert.Equal((9900, 100), (plan.Node(2).RowsRemovedByFilter, plan.Node(2).ActualRows));
        });
        Assert.Equal("SELECT * FROM orders WHERE id = 8;", plans[5].Query);
        Assert.Equal(file.EndsWith(".log", StringComparison.Ordinal) ? null : "shop", plans[0].Database);
        Assert.All(plans, plan => Assert.Equal((null, file), (plan.Server, plan.SourceFile)));
    }

    [Theory]
    [InlineData("server-17.log", new[] { 9, 28, 111, 184, 266, 313 }, null)]
    [InlineData("server-17.csv", new[] { 9, 28, 110, 183, 265, 311 }, -7229330310116159536)]
    [InlineData("server-17.json", new[] { 9, 12, 16, 19, 23, 26 }, -7229330310116159536)]
    public void A_plan_knows_its_line_and_its_query_id(string file, int[] lines, long? queryId)
    {
        PlanReading[] readings = Read(file);
        Assert.Equal(lines, readings.Select(reading => reading.Line));
        Assert.Equal(lines, readings.Select(reading => reading.Plan!.SourceLine!.Value));
        Assert.Equal(queryId, readings[0].Plan!.QueryId);
    }

    [Theory]
    [InlineData("truncated-17.log", 111)]
    [InlineData("truncated-17.csv", 110)]
    [InlineData("truncated-17.json", 16)]
    public void A_tail_that_was_cut_off_is_reported_and_the_rest_is_read(string file, int line)
    {
        PlanReading[] readings = Read(file);
        Assert.Equal(3, readings.Length);
        Assert.All(readings.Take(2), reading => Assert.NotNull(reading.Plan));
        Assert.Equal("PgPlanUnreadable", readings[2].Problem!.ErrorId);
        Assert.StartsWith($"'{file}', line {line}: The plan cannot be read", readings[2].Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_service_cut_off_is_reported()
    {
        const string Log = "LOG:  duration: 1.5 ms  plan:\n\tQuery Text: SELECT 1\n\tResult  (cost=0.00..0.01 rows=1 width=4)\n\t  [Your log message was truncated]\n";
        using StringReader reader = new(Log);
        Assert.Contains("cut the message off", Assert.Single(PlanFileReader.Read(reader)).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_in_a_clients_output_are_plans_too()
    {
        const string Output = "NOTICE:  duration: 0.042 ms  plan:\nQuery Text: SELECT count(*)\n  FROM tiny\n WHERE k > 3;\n"
            + "Aggregate  (cost=1.29..1.30 rows=1 width=8) (actual time=0.032..0.033 rows=1 loops=1)\n"
            + "  ->  Seq Scan on tiny  (cost=0.00..1.25 rows=18 width=0) (actual time=0.025..0.028 rows=17 loops=1)\n"
            + " count \n-------\n    17\n(1 row)\n\nNOTICE:  duration: 0.015 ms  plan:\n{\n  \"Query Text\": \"SELECT 2;\",\n  \"Plan\": {\n    \"Node Type\": \"Result\"\n  }\n}\n count \n";
        Plan[] plans = [.. PlanText.Read(Output)];
        Assert.Equal(["SELECT count(*)\n  FROM tiny\n WHERE k > 3;", "SELECT 2;"], plans.Select(plan => plan.Query));
        Assert.Equal([0.042, 0.015], plans.Select(plan => plan.ExecutionMs!.Value));
    }

    [Fact]
    public void A_log_that_begins_inside_a_plan_says_so_and_goes_on()
    {
        const string Log = "\t        ->  Seq Scan on t  (cost=0.00..1.25 rows=18 width=0)\n\t              Filter: (k > 3)\n"
            + "2026-01-31 12:00:00.000 UTC [1] LOG:  duration: 2.000 ms  plan:\n\tQuery Text: SELECT 1\n\tResult  (cost=0.00..0.01 rows=1 width=4)\n2026-01-31 12:00:01.000 UTC [1] LOG:  done\n";
        using StringReader reader = new(Log);
        PlanReading[] readings = [.. PlanFileReader.Read(reader)];
        Assert.Contains("beginning is missing", readings[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(("SELECT 1", 3), (readings[1].Plan!.Query, readings[1].Line));
        Assert.Equal(2, readings.Length);
    }

    private static PlanReading[] Read(string file)
    {
        using StreamReader reader = new(FormatCorpus.Path(file));
        return [.. PlanFileReader.Read(reader, file)];
    }
}
