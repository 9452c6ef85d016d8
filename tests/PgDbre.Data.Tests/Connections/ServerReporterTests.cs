using PgDbre.Core.Connections;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Connections;

[Collection(SandboxCollection.Name)]
public sealed class ServerReporterTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_server_that_has_everything_needs_no_remedy()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();

        ServerReport report = await ReadAsync(database.Connection);

        Assert.Equal((database.Target.Database, database.Target.User), (report.Database, report.User));
        Assert.Empty(report.Remedies);
        Assert.True(report.CanSeeAllStatements);
        Assert.False(report.IsInRecovery);
        Assert.InRange(report.Connections, 1, report.MaxConnections);
        Assert.True(report.DatabaseSizeBytes > 1_000_000);
        Assert.Equal(["pg_stat_statements", "hypopg", "vector"], report.Extensions.Select(extension => extension.Name));
        Assert.Contains(report.Settings, setting => setting is { Name: "track_io_timing", Value: "on" });
        Assert.Equal("shared_buffers", report.Settings[0].Name);
    }

    [Fact]
    public async Task What_is_missing_comes_with_the_statement_that_mends_it()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("DROP EXTENSION hypopg; DROP EXTENSION pg_stat_statements; CREATE EXTENSION pg_stat_statements VERSION '1.10'");
        string role = $"reader_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        try
        {
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            ServerReport report = await ReadAsync(connection);

            Assert.Equal(
                ["ALTER EXTENSION pg_stat_statements UPDATE;", "CREATE EXTENSION hypopg;", $"GRANT pg_monitor TO {role};"], report.Remedies);
            Assert.False(report.CanSeeAllStatements);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static Task<ServerReport> ReadAsync(PgConnection connection) =>
        ServerReporter.ReadAsync(connection, isDefault: true, SessionLimits.Default, CancellationToken.None);
}
