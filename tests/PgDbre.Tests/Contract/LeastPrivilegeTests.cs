using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Contract;

/// <summary>
/// Design rule 9: pg_monitor is enough for statistics and catalogs; what plans or runs a statement needs SELECT too,
/// and the error says so.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class LeastPrivilegeTests(SandboxFixture sandbox)
{
    private const string Query = "SELECT id FROM messages WHERE user_id = 42";

    [Theory]
    [InlineData("Get-PgServer")]
    [InlineData("Get-PgSlowQuery")]
    [InlineData("Get-PgSlowQuery -Running")]
    [InlineData("Get-PgTable")]
    [InlineData("Get-PgIndex")]
    [InlineData("Test-PgSchema")]
    [InlineData("Export-PgSchemaSnapshot ($file = [IO.Path]::GetTempFileName()) -Force; Remove-Item $file")]
    [InlineData("New-PgIndexRecommendation -ForeignKey")]
    public async Task Pg_monitor_is_enough_to_read_statistics_and_catalogs(string call)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);

        ShellResult result = await RunAsAsync(database, "pg_monitor", call);

        Assert.Empty(result.Errors);
        Assert.True(result.Output.Count > 0 || call.EndsWith("-Running", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"Invoke-PgExplain '{Query}'")]
    [InlineData($"Measure-PgQuery '{Query}' -Count 1")]
    [InlineData($"New-PgIndexRecommendation -Query '{Query}'")]
    [InlineData("Measure-PgVectorIndex points_hnsw")]
    public async Task Without_select_the_error_names_the_grant(string call)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await ChatDatabase.AddPointsAsync(database);

        ShellResult result = await RunAsAsync(database, "pg_monitor", call);

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("PgPermissionDenied,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("GRANT SELECT", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"Invoke-PgExplain '{Query}'")]
    [InlineData($"Invoke-PgExplain '{Query}' -Analyze")]
    [InlineData($"Measure-PgQuery '{Query}' -Count 1")]
    [InlineData($"New-PgIndexRecommendation -Query '{Query}'")]
    [InlineData($"New-PgIndexRecommendation -Query '{Query}' -Sandbox")]
    [InlineData("Measure-PgVectorIndex points_hnsw -EfSearch 40")]
    public async Task With_read_all_data_statements_are_planned_and_run(string call)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await ChatDatabase.AddPointsAsync(database);

        ShellResult result = await RunAsAsync(database, "pg_monitor, pg_read_all_data", call);

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public async Task Only_the_owner_drops_an_index()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("CREATE INDEX m_content ON messages (content)");

        ShellResult result = await RunAsAsync(database, "pg_monitor, pg_read_all_data", "Remove-PgIndex m_content -Confirm:$false");

        Assert.StartsWith("PgPermissionDenied,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_role_that_sees_only_its_own_statements_is_told_so()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);

        ShellResult result = await RunAsAsync(database, "pg_read_all_data", "Get-PgSlowQuery");

        Assert.Contains(result.Warnings, warning => warning.ToString()!.Contains("GRANT pg_read_all_stats TO", StringComparison.Ordinal));
    }

    private async Task<ShellResult> RunAsAsync(TestDatabase database, string memberOf, string call)
    {
        string role = $"least_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE {memberOf}");
        try
        {
            using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
            return shell.Invoke(
                $"$null = Connect-PgServer $text; {call}", ("text", ServerSql.TextOf(database.Target with { User = role, Password = "x" })));
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }
}
