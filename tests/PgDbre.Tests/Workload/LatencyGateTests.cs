using PgDbre.Core.Workload;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests.Workload;

[Collection(SandboxCollection.Name)]
public sealed class LatencyGateTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_slow_query_fails_the_task_after_all_output()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("SELECT pg_sleep(1.05)");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult result = shell.Invoke("Get-PgSlowQuery -ExcludeUtility -FailOn OverTarget; 'went on'");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("PgGateFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("pg_sleep", error.Exception.Message, StringComparison.Ordinal);
        Assert.True(result.Output.Count(record => record.BaseObject is SlowQuery) > 1);
        Assert.DoesNotContain(result.Output, record => record.ToString() == "went on");
    }

    [Fact]
    public async Task A_measured_query_fails_by_its_p95()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult slow = shell.Invoke("Measure-PgQuery 'SELECT pg_sleep(0.15)' -Count 2 -WarmUp 0 -FailOn Regular");
        ShellResult fast = shell.Invoke("Measure-PgQuery 'SELECT 1' -Count 2 -FailOn OverTarget");

        Assert.StartsWith("PgGateFailed,", Assert.Single(slow.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(slow.Output);
        Assert.Empty(fast.Errors);
    }
}
