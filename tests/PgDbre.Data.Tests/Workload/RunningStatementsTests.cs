using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Data.Workload;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Workload;

[Collection(SandboxCollection.Name)]
public sealed class RunningStatementsTests(SandboxFixture sandbox)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_running_statement_is_shown_with_its_session_and_age()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using Runner runner = await Runner.StartAsync(database, "SELECT pg_sleep(600)");

        SlowQuery query = Assert.Single(await UntilAsync(database.Connection, new SlowQueryFilter { MinMeanMs = 200 }, count: 1));

        Assert.Equal(("SELECT pg_sleep(600)", runner.ProcessId), (query.Query, query.ProcessId));
        Assert.Equal((database.Target.Database, database.Target.User), (query.Database, query.User));
        Assert.Equal("pg_stat_activity", query.Source);
        Assert.NotNull(query.QueryId);
        Assert.True(query.MeanMs >= 200);
        Assert.Equal(query.MeanMs, query.TotalMs);
    }

    [Fact]
    public async Task The_oldest_comes_first_and_idle_sessions_not_at_all()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using Runner old = await Runner.StartAsync(database, "SELECT pg_sleep(600), 'old'");
        await UntilAsync(database.Connection, new SlowQueryFilter(), count: 1);
        await using Runner young = await Runner.StartAsync(database, "SELECT pg_sleep(600), 'young'");
        await using NpgsqlConnection idle = new(database.ConnectionText);
        await idle.OpenAsync();

        List<SlowQuery> queries = await UntilAsync(database.Connection, new SlowQueryFilter(), count: 2);

        Assert.Equal([old.ProcessId, young.ProcessId], queries.Select(query => query.ProcessId!.Value));
        Assert.Equal(old.ProcessId, Assert.Single(await ReadAsync(database.Connection, new SlowQueryFilter { Top = 1 })).ProcessId);
        Assert.Empty(await ReadAsync(database.Connection, new SlowQueryFilter { MinMeanMs = 500_000 }));
    }

    [Fact]
    public async Task Other_databases_are_read_by_wildcard()
    {
        await using TestDatabase here = await sandbox.CreateDatabaseAsync();
        await using TestDatabase there = await sandbox.CreateDatabaseAsync();
        await using Runner runner = await Runner.StartAsync(there, "SELECT pg_sleep(600)");

        List<SlowQuery> queries = await UntilAsync(here.Connection, new SlowQueryFilter { Databases = [there.Target.Database[..20] + "*"] }, count: 1);

        Assert.Equal(there.Target.Database, Assert.Single(queries).Database);
        Assert.Empty(await ReadAsync(here.Connection, new SlowQueryFilter()));
    }

    [Fact]
    public async Task Sessions_of_other_roles_are_counted_as_hidden()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        string role = $"reader_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        await using (Runner runner = await Runner.StartAsync(database, "SELECT pg_sleep(600)"))
        {
            await UntilAsync(database.Connection, new SlowQueryFilter(), count: 1);
            await using PgConnection limited = await Data.Connections.ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);
            long hidden = 0;

            Assert.Empty(await ReadAsync(limited, new SlowQueryFilter(), seen => hidden = seen));

            Assert.True(hidden >= 1);
        }

        await sandbox.ExecuteAsync($"DROP ROLE {role}");
    }

    private static async Task<List<SlowQuery>> ReadAsync(PgConnection connection, SlowQueryFilter filter, Action<long>? hidden = null)
    {
        List<SlowQuery> list = [];
        await foreach (SlowQuery query in RunningStatements.ReadAsync(
            connection, filter, SessionLimits.Default, hidden ?? (_ => { }), CancellationToken.None))
        {
            list.Add(query);
        }

        return list;
    }

    private static async Task<List<SlowQuery>> UntilAsync(PgConnection connection, SlowQueryFilter filter, int count)
    {
        using CancellationTokenSource deadline = new(Deadline);
        while (true)
        {
            List<SlowQuery> queries = await ReadAsync(connection, filter);
            if (queries.Count == count)
            {
                return queries;
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    /// <summary>A session that runs one statement until it is disposed.</summary>
    private sealed class Runner(NpgsqlConnection connection, NpgsqlCommand command) : IAsyncDisposable
    {
        private readonly Task _running = command.ExecuteNonQueryAsync();

        public int ProcessId => connection.ProcessID;

        public static async Task<Runner> StartAsync(TestDatabase database, string sql)
        {
            NpgsqlConnection connection = new($"{database.ConnectionText};Pooling=false");
            await connection.OpenAsync();
            return new Runner(connection, new NpgsqlCommand(sql, connection) { CommandTimeout = 0 });
        }

        public async ValueTask DisposeAsync()
        {
            command.Cancel();
            await Assert.ThrowsAsync<OperationCanceledException>(() => _running);
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
