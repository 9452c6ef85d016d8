using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Contract;

/// <summary>The lines the product exists for, on a live server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PipelineTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Slow_queries_are_explained_into_a_csv()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "plans.csv");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult result = shell.Invoke("Get-PgSlowQuery | Invoke-PgExplain -ErrorAction SilentlyContinue | Export-Csv $path; Import-Csv $path", ("path", path));

        Assert.Empty(result.Errors);
        string csv = File.ReadAllText(path);
        Assert.StartsWith("\"Server\",\"Database\",\"QueryId\",\"Query\",", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", csv, StringComparison.Ordinal);
        var row = Assert.Single(result.Output, plan => ((string)plan.Properties["Query"].Value).Contains("user_id = $1", StringComparison.Ordinal));
        Assert.Equal(database.Target.Server, row.Properties["Server"].Value);
        Assert.Equal("True", row.Properties["IsGeneric"].Value);
        Assert.Contains("seq-scan-selective-filter", (string)row.Properties["Findings"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_line_goes_from_the_slow_query_to_the_report()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "report.md");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult result = shell.Invoke(
            "Get-PgSlowQuery -Top 10 -ExcludeUtility | Invoke-PgExplain | New-PgIndexRecommendation | New-PgIndex | Export-PgReport -Path $path", ("path", path));

        Assert.Empty(result.Errors);
        string report = File.ReadAllText(path);
        Assert.Contains("# Performance Optimization Summary", report, StringComparison.Ordinal);
        Assert.Contains("user_id, created_at DESC", report, StringComparison.Ordinal);
        Assert.Contains("not measured", report, StringComparison.Ordinal);
        Assert.Equal(1L, await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_index WHERE indrelid = 'messages'::regclass AND indisvalid AND pg_get_indexdef(indexrelid) LIKE '%(user_id, created_at DESC)'"));
    }
}
