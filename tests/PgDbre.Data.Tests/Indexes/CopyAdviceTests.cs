using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Catalog.Copying;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>Advice that is worked out on a copy of schema and statistics, while the database itself is only read.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CopyAdviceTests(SandboxFixture sandbox, ChatFixture chat) : IClassFixture<ChatFixture>
{
    private static readonly string[] Workload =
    [
        "SELECT * FROM messages WHERE user_id = 1 ORDER BY created_at DESC LIMIT 10",
        "SELECT * FROM messages WHERE thread_id = 7",
        "SELECT thread_id FROM messages WHERE user_id BETWEEN 10 AND 12",
        "SELECT * FROM users WHERE lower(email) = 'user7@example.com'",
        "SELECT * FROM users WHERE email = $1",
        "SELECT count(*) FROM messages WHERE status = 'failed'",
        "SELECT u.email FROM users u JOIN messages m ON m.user_id = u.id WHERE m.score > 0.999",
        "SELECT * FROM messages WHERE meta @> '{\"kind\": 7}'",
        "SELECT * FROM documents ORDER BY embedding <=> '[1,2,3,4,5,6,7,8]' LIMIT 5",
    ];

    [Fact]
    public async Task The_copy_gives_the_same_recommendations_as_the_database_itself()
    {
        PgConnection source = chat.Database.Connection;
        await using PlanningCopy copy = await CopyAsync(source);

        Advice here = await Advise.On(source, Workload);
        Advice there = await Advise.On(source, new AdviceRequest { Copy = copy }, Workload);

        Assert.Equal([], copy.Gaps.Select(gap => gap.ToString()));
        Assert.Equal(here.Recommendations.Select(Advise.Describe), there.Recommendations.Select(Advise.Describe));
        Assert.Equal(here.Recommendations.Select(one => one.Sql), there.Recommendations.Select(one => one.Sql));
        Assert.InRange(there.CostBefore, here.CostBefore * 0.99, here.CostBefore * 1.01);
        Assert.InRange(there.CostAfter, here.CostAfter * 0.99, here.CostAfter * 1.01);
        await DropAsync(copy);
    }

    [Fact]
    public async Task A_database_without_HypoPG_gets_proof_and_keeps_its_name()
    {
        await using TestDatabase source = await CreateAsync();
        await using PlanningCopy copy = await CopyAsync(source.Connection);

        Advice advice = await Advise.On(source.Connection, new AdviceRequest { Copy = copy }, "SELECT * FROM t WHERE b = 5");

        IndexRecommendation index = advice.AssertRecommends("t (b)");
        Assert.Equal(Verification.OnCopy, index.Verification);
        Assert.True(index.GainPercent > 50);
        Assert.Equal((source.Connection.Server, source.Connection.Database), (index.Server, index.Database));
        Assert.All(index.Origin, plan => Assert.Equal((source.Connection.Server, source.Connection.Database), (plan.Server, plan.Database)));
        await DropAsync(copy);
    }

    [Fact]
    public async Task Nothing_is_planned_on_the_database_itself()
    {
        await using TestDatabase source = await CreateAsync();
        await using PlanningCopy copy = await CopyAsync(source.Connection);

        await Advise.On(source.Connection, new AdviceRequest { Copy = copy }, "SELECT * FROM t WHERE b = 5", "SELECT * FROM t WHERE c = $1");

        Assert.Equal(0, await source.ScalarAsync<long>(
            """
            SELECT count(*) FROM public.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database() AND s.query ~* '^(explain|prepare)|hypopg_'
            """));
        await DropAsync(copy);
    }

    [Fact]
    public async Task The_planner_has_the_settings_and_the_search_path_of_the_source()
    {
        await using TestDatabase source = await CreateAsync();
        await source.ExecuteAsync(
            $"""
            CREATE SCHEMA "Other"; CREATE TABLE "Other".hidden (a int);
            ALTER DATABASE {source.Target.Database} SET random_page_cost = 1.25;
            ALTER DATABASE {source.Target.Database} SET enable_hashjoin = off;
            ALTER DATABASE {source.Target.Database} SET work_mem = '17MB';
            ALTER DATABASE {source.Target.Database} SET search_path = "Other", public;
            """);
        await using PgConnection fresh = await Data.Connections.ServerConnector.ConnectAsync(source.Target, CancellationToken.None);
        await using PlanningCopy copy = await CopyAsync(fresh);

        Advice advice = await Advise.On(fresh, new AdviceRequest { Copy = copy }, "SELECT * FROM hidden", "SELECT * FROM t WHERE b = 5");

        Assert.Empty(advice.Failures);
        ConnectionTarget target = sandbox.Administrator with { Database = copy.Connection.Database };
        Assert.Equal(
            "1.25 off 17MB \"Other\", public",
            await ServerSql.ScalarAsync<string>(
                target,
                """
                SELECT concat_ws(' ', current_setting('random_page_cost'), current_setting('enable_hashjoin'), current_setting('work_mem'),
                                 current_setting('search_path'))
                """));
        await DropAsync(copy);
    }

    [Fact]
    public async Task A_query_on_what_could_not_be_copied_is_an_error_that_names_it()
    {
        await using TestDatabase source = await CreateAsync();
        await source.ExecuteAsync(
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
            CREATE FOREIGN TABLE remote (a int) SERVER far;
            """);
        await using PlanningCopy copy = await CopyAsync(source.Connection);

        Advice advice = await Advise.On(
            source.Connection, new AdviceRequest { Copy = copy }, "SELECT * FROM remote WHERE a = 5", "SELECT * FROM t WHERE b = 5");

        Assert.Contains(copy.Gaps, gap => gap is { Kind: "foreign table", Identity: "public.remote" });
        PgDbreException failure = Assert.Single(advice.Failures).Failure;
        Assert.Equal("PgTableNotFound", failure.ErrorId);
        Assert.Contains("copy", failure.Message, StringComparison.Ordinal);
        Assert.Contains("remote", failure.Message, StringComparison.Ordinal);
        Assert.Single(advice.Recommendations);
        await DropAsync(copy);
    }

    [Fact]
    public async Task An_index_that_a_better_one_replaces_is_hidden_on_the_copy()
    {
        await using TestDatabase source = await CreateAsync();
        await source.ExecuteAsync("CREATE TABLE filler (a int PRIMARY KEY); DROP TABLE filler; CREATE INDEX only_b ON t (b)");
        await using PlanningCopy copy = await CopyAsync(source.Connection);

        Advice advice = await Advise.On(
            source.Connection, new AdviceRequest { Copy = copy }, "SELECT * FROM t WHERE b = 5 AND c > 49000", "SELECT * FROM t WHERE b = 7");

        Assert.Equal(["only_b"], Assert.Single(advice.Recommendations).Replaces);
        await DropAsync(copy);
    }

    [Fact]
    public async Task A_collation_the_copy_s_server_lacks_is_named_and_replaced()
    {
        await using TestDatabase source = await CreateAsync();
        await sandbox.ExecuteAsync($"UPDATE pg_database SET datcollate = 'xx_YY.UTF-8' WHERE datname = '{source.Target.Database}'");

        await using PlanningCopy copy = await CopyAsync(source.Connection);

        Assert.Equal(["collation xx_YY.UTF-8: is unknown there; the root collation of ICU stands for it"], copy.Gaps.Select(gap => gap.ToString()));
        Assert.Equal(
            "i", await ServerSql.ScalarAsync<string>(
                sandbox.Administrator, $"SELECT datlocprovider::text FROM pg_database WHERE datname = '{copy.Connection.Database}'"));
        await DropAsync(copy);
    }

    private Task<PlanningCopy> CopyAsync(PgConnection source) => PlanningCopy.CreateAsync(
        source, sandbox.Administrator, $"copy_{Guid.NewGuid():N}", SessionLimits.Default, CancellationToken.None);

    private async Task DropAsync(PlanningCopy copy)
    {
        await copy.DisposeAsync();
        await sandbox.ExecuteAsync($"DROP DATABASE {copy.Connection.Database} WITH (FORCE)");
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            DROP EXTENSION hypopg;
            CREATE TABLE t (a int PRIMARY KEY, b int, c int);
            INSERT INTO t SELECT i, i % 500, i FROM generate_series(1, 50000) i;
            """);
        await database.ExecuteAsync("VACUUM ANALYZE t");
        return database;
    }
}
