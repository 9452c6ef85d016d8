using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Contract;

/// <summary>What is opened is closed, and Ctrl+C reaches the server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ConnectionLifeTests(SandboxFixture sandbox)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Disconnect_leaves_no_session_on_the_server()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            """
            $null = Connect-PgServer $text
            $null = Get-PgSlowQuery -Connection $text -ExcludeUtility | Invoke-PgExplain
            $null = Measure-PgQuery 'SELECT 1' -Count 4 -Concurrency 4
            Disconnect-PgServer -All
            """,
            ("text", database.ConnectionText));

        Assert.Empty(result.Errors);
        await database.Connection.DisposeAsync();
        await UntilAsync(async () => await SessionsAsync(database) == 0);
    }

    [Fact]
    public async Task A_closed_connection_is_an_error_that_says_so()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            "$c = Connect-PgServer $text; $c | Disconnect-PgServer; $c.IsOpen; Invoke-PgExplain 'SELECT 1' -Connection 'postgresql://nobody@127.0.0.1:1/x'",
            ("text", database.ConnectionText));

        Assert.Equal(false, Assert.Single(result.Output).BaseObject);
        Assert.StartsWith("PgServerUnreachable,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-PgExplain 'SELECT pg_sleep(600)' -Analyze -StatementTimeoutSeconds 0")]
    [InlineData("Measure-PgQuery 'SELECT pg_sleep(600)' -StatementTimeoutSeconds 0")]
    [InlineData("'SELECT pg_sleep(600)' | Invoke-PgExplain -Analyze -StatementTimeoutSeconds 0 | Export-PgReport")]
    public async Task Stopping_the_pipeline_stops_the_servers_statement(string pipeline)
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        Task<ShellResult> running = shell.InvokeAsync(pipeline);
        await UntilAsync(async () => await SleepersAsync(database) == 1);
        await Task.Run(shell.Stop).WaitAsync(Deadline);
        await running.WaitAsync(Deadline);

        await UntilAsync(async () => await SleepersAsync(database) == 0);
    }

    private static Task<long> SessionsAsync(TestDatabase database) => database.ScalarAsync<long>(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private static Task<long> SleepersAsync(TestDatabase database) => database.ScalarAsync<long>(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND wait_event = 'PgSleep'");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource deadline = new(Deadline);
        while (!await condition())
        {
            await Task.Delay(50, deadline.Token);
        }
    }
}
