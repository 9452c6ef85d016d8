using System.Text.Json;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Page;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Page;

public sealed class PlanPageTests
{
    private const string Json = """[{"Plan": {"Node Type": "Result", "Total Cost": 0.01}}]""";
    private const string Hostile = "select '</script><script>alert(1)</script><!--' -- \u2028 & \"";

    private static readonly PlanViewer Viewer = new("/*vue*/", "/*pev2*/", "/*bootstrap*/", "/*pev2 css*/");

    private static string Page { get; } = PlanPage.Write(JsonPlanReader.Read(Json, new PlanContext { Query = Hostile }), Viewer);

    [Fact]
    public void A_hostile_query_cannot_leave_its_data_block()
    {
        string data = Between(Page, "id=\"plans\">", "</script>");

        Assert.DoesNotContain('<', data);
        Assert.Equal(Hostile, JsonDocument.Parse(data).RootElement[0].GetProperty("query").GetString());
        Assert.Equal(Json, JsonDocument.Parse(data).RootElement[0].GetProperty("plan").GetString());
    }

    [Fact]
    public void Findings_stand_in_the_data_as_text()
    {
        Plan plan = Corpus.Examine("seq-scan-filter-17", new PlanContext { Query = "SELECT *\n  FROM orders" });

        JsonElement entry = JsonDocument.Parse(Between(PlanPage.Write([plan], Viewer), "id=\"plans\">", "</script>")).RootElement[0];

        Assert.Equal("1: SELECT * FROM orders", entry.GetProperty("name").GetString());
        JsonElement finding = Assert.Single(entry.GetProperty("findings").EnumerateArray());
        Assert.Equal("seq-scan-selective-filter", finding.GetProperty("rule").GetString());
        Assert.Equal("High", finding.GetProperty("severity").GetString());
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"orders\" (\"customer_id\");", finding.GetProperty("sql").GetString());
    }

    [Fact]
    public void Only_scripts_whose_hash_the_policy_names_may_run()
    {
        string policy = Between(Page, "Content-Security-Policy\" content=\"", "\"");

        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);

        // printf '/*vue*/' | openssl dgst -sha256 -binary | base64, and the same of /*pev2*/
        Assert.Contains("'sha256-H4rXZsMaH4JY/0h4LiU5DVVgrDB/yWBhMOsoULZvxyc='", policy, StringComparison.Ordinal);
        Assert.Contains("'sha256-EMQRZmVNjaGeam9TWR7FTRjaXjwIGPnPDf/MNjDyUn0='", policy, StringComparison.Ordinal);
        Assert.Equal(3, policy.Split("'sha256-").Length - 1);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_nothing_to_load()
    {
        Assert.DoesNotContain(" src=", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", Page, StringComparison.Ordinal);
    }

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
