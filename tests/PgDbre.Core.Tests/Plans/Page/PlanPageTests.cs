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
