using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Plans;
using PgDbre.Data.Workload;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Workload;

[Collection(SandboxCollection.Name)]
public sealed class StatementStatisticsTests(SandboxFixture sandbox)
{
    private const string Schema = "CREATE TABLE t (a int, b text); INSERT INTO t SELECT i, repeat('x', 100) FROM generate_series(1, 5000) i; ANALYZE t";

    [Fact]
    public async Task A_known_workload_is_counted()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync("SELECT * FROM t WHERE a <= 10");
        await database.ExecuteAsync("SELECT * FROM t WHERE a <= 30");
        await database.ExecuteAsync("UPDATE t SET a = a WHERE a <= 7");

        List<SlowQuery> queries = await database.Connection.ReadAsync();

        SlowQuery read = queries.Of("SELECT * FROM t");
        Assert.Equal("SELECT * FROM t WHERE a <= $1", read.Query);
        Assert.Equal((2, 40), (read.Calls, read.Rows));
        Assert.Equal((database.Target.Database, database.Target.User), (read.Database, read.User));
        Assert.Equal(read.TotalMs / 2, read.MeanMs, 6);
        Assert.True(read.MinMs <= read.MeanMs && read.MeanMs <= read.MaxMs);
        Assert.InRange(read.P95EstimateMs!.Value, read.MinMs!.Value, read.MaxMs!.Value);
        Assert.Equal(100, read.HitPercent);
        Assert.Equal(0, read.TempBytes);
        Assert.Equal("pg_stat_statements", read.Source);
        Assert.NotNull(read.StatisticsSince);
        SlowQuery write = queries.Of("UPDATE t");
        Assert.Equal(7, write.Rows);
        Assert.True(write.WalBytes > 0);
    }

    [Fact]
    public async Task A_sort_beyond_work_mem_shows_its_temporary_bytes()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync("SET work_mem = '64kB'; SELECT b FROM t ORDER BY b, a OFFSET 4999");

        SlowQuery sort = (await database.Connection.ReadAsync()).Of("ORDER BY b, a");

        // 5,000 rows of 100 characters and more, written once and read once.
        Assert.InRange(sort.TempBytes!.Value, 1_000_000, 4_000_000);
    }

    [Fact]
    public async Task The_shares_of_all_statements_add_up_to_everything_but_our_own()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync("SELECT count(*) FROM t; SELECT pg_sleep(0.3)");

        List<SlowQuery> queries = await database.Connection.ReadAsync();

        Assert.InRange(queries.Sum(query => query.SharePercent!.Value), 80, 100.0001);
        Assert.True(queries.Of("pg_sleep").SharePercent > 50);
        Assert.Equal(LatencyClass.Regular, queries.Of("pg_sleep").LatencyClass);
    }

    [Theory]
    [InlineData(SlowQueryOrder.TotalTime, "SELECT pg_sleep($1)")]
    [InlineData(SlowQueryOrder.MeanTime, "SELECT pg_sleep($1)")]
    [InlineData(SlowQueryOrder.Calls, "SELECT $1")]
    [InlineData(SlowQueryOrder.Rows, "SELECT a FROM t")]
    [InlineData(SlowQueryOrder.Temp, "SELECT b FROM t ORDER BY b, a")]
    [InlineData(SlowQueryOrder.Wal, "UPDATE t SET b = b")]
    public async Task Each_order_puts_its_own_statement_first(SlowQueryOrder order, string first)
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync(
            """
            SELECT pg_sleep(0.5);
            SELECT 1; SELECT 2; SELECT 3; SELECT 4; SELECT 5; SELECT 6; SELECT 7;
            SELECT a FROM t; SELECT a FROM t; SELECT a FROM t;
            UPDATE t SET b = b;
            SET work_mem = '64kB'; SELECT b FROM t ORDER BY b, a;
            """);

        List<SlowQuery> queries = await database.Connection.ReadAsync(new SlowQueryFilter { OrderBy = order, ExcludeUtility = true });

        Assert.Equal(first, queries[0].Query);
    }

    [Fact]
    public async Task Ordered_by_io_the_longest_reads_and_writes_come_first()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync("SET work_mem = '64kB'; SELECT b FROM t ORDER BY b, a; SELECT 1");

        List<SlowQuery> queries = await database.Connection.ReadAsync(new SlowQueryFilter { OrderBy = SlowQueryOrder.Io });

        Assert.Equal(queries.Select(query => query.IoMs).OrderDescending(), queries.Select(query => query.IoMs));
        Assert.True(queries.Of("ORDER BY b, a").IoMs > 0);
        Assert.Equal(0, queries.Of("SELECT $1").IoMs);
    }

    [Fact]
    public async Task Few_calls_quick_statements_and_what_is_beyond_the_top_are_left_out()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox);
        await database.ExecuteAsync("SELECT 1; SELECT 2; SELECT 3; SELECT pg_sleep(0.2)");

        Assert.Equal("SELECT $1", Assert.Single(await database.Connection.ReadAsync(new SlowQueryFilter { MinCalls = 3 })).Query);
        Assert.Equal("SELECT pg_sleep($1)", Assert.Single(await database.Connection.ReadAsync(new SlowQueryFilter { MinMeanMs = 150 })).Query);
        Assert.Equal("SELECT pg_sleep($1)", Assert.Single(await database.Connection.ReadAsync(new SlowQueryFilter { Top = 1 })).Query);
    }

    [Fact]
    public async Task Other_databases_are_read_by_wildcard()
    {
        await using TestDatabase here = await Statistics.CreateAsync(sandbox);
        await using TestDatabase there = await Statistics.CreateAsync(sandbox);
        await there.ExecuteAsync("SELECT 'there'");
        string wildcard = there.Target.Database[..20] + "*";

        Assert.DoesNotContain(await here.Connection.ReadAsync(), query => query.Database != here.Target.Database);
        SlowQuery found = (await here.Connection.ReadAsync(new SlowQueryFilter { Databases = [wildcard] })).Of("SELECT $1");

        Assert.Equal(there.Target.Database, found.Database);
    }

    [Fact]
    public async Task The_calls_of_several_users_are_one_record_without_a_name()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox);
        await WithRoleAsync(async role =>
        {
            await database.ExecuteAsync("SELECT 'a', 1");
            await ServerSql.ExecuteAsync(database.Target with { User = role, Password = "x" }, "SELECT 'b', 2");

            SlowQuery merged = (await database.Connection.ReadAsync()).Of("SELECT $1, $2");

            Assert.Equal(2, merged.Calls);
            Assert.Null(merged.User);
        });
    }

    [Fact]
    public async Task Without_utility_statements_queries_behind_comments_and_parentheses_stay()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        await database.ExecuteAsync("/* app:web */ SELECT a FROM t LIMIT 1");
        await database.ExecuteAsync("-- a note\n(SELECT b FROM t LIMIT 1)");
        await database.ExecuteAsync("WITH x AS (SELECT 1) TABLE x");
        await database.ExecuteAsync("CREATE TABLE selected (a int)");
        await database.ExecuteAsync("VACUUM t");

        List<SlowQuery> queries = await database.Connection.ReadAsync(new SlowQueryFilter { ExcludeUtility = true });

        Assert.Equal(
            ["-- a note\n(SELECT b FROM t LIMIT $1)", "/* app:web */ SELECT a FROM t LIMIT $1", "WITH x AS (SELECT $1) TABLE x"],
            queries.Select(query => query.Query).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Our_own_statements_are_not_listed()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        PlanRequest request = new() { Statement = SqlSplitter.Split("SELECT * FROM t WHERE a = $1")[0] };
        await ExplainRunner.RunAsync(database.Connection, request, SessionLimits.Default, allowWrite: false, CancellationToken.None);
        await database.Connection.ReadAsync();

        IEnumerable<string> listed = (await database.Connection.ReadAsync()).Select(query => query.Query);

        // What every client sends word for word cannot be told apart.
        Assert.DoesNotContain(listed, text => !text.StartsWith("ROLLBACK", StringComparison.Ordinal)
            && !text.StartsWith("SAVEPOINT", StringComparison.Ordinal)
            && !text.StartsWith("RELEASE", StringComparison.Ordinal)
            && !text.StartsWith("DEALLOCATE", StringComparison.Ordinal)
            && !text.StartsWith("DISCARD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT b FROM t WHERE a = 3")]
    [InlineData("SELECT b FROM t WHERE a = $1 AND b = 'x'")]
    [InlineData("SELECT b FROM t WHERE $1 IS NULL AND b = 'x'")]
    public async Task The_applications_query_is_listed_after_we_explained_it_first(string sql)
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox, Schema);
        PlanRequest request = new() { Statement = SqlSplitter.Split(sql)[0] };
        await ExplainRunner.RunAsync(database.Connection, request, SessionLimits.Default, allowWrite: false, CancellationToken.None);
        await database.ExecuteAsync(sql.Contains("$1", StringComparison.Ordinal)
            ? $"PREPARE pgdbre_plan{(sql.Contains("IS NULL", StringComparison.Ordinal) ? "(text)" : "")} AS {sql}; EXECUTE pgdbre_plan(NULL)"
            : sql);

        List<SlowQuery> queries = await database.Connection.ReadAsync(new SlowQueryFilter { ExcludeUtility = true });

        Assert.StartsWith("SELECT b FROM t WHERE ", Assert.Single(queries).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_of_other_roles_are_counted_though_their_text_is_hidden()
    {
        await using TestDatabase database = await Statistics.CreateAsync(sandbox);
        await WithRoleAsync(async role =>
        {
            await database.ExecuteAsync("SELECT 'secret'");
            await using PgConnection limited = await Data.Connections.ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);
            StatementSummary? summary = null;

            List<SlowQuery> queries = await limited.ReadAsync(summarize: seen => summary = seen);

            Assert.DoesNotContain(queries, query => query.User != role);
            Assert.True(summary!.HiddenStatements >= 2);
            Assert.InRange(summary.HiddenMs, double.Epsilon, summary.TotalMs);
        });
    }

    [Fact]
    public async Task A_database_without_the_extension_names_the_statement_that_creates_it()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("DROP EXTENSION pg_stat_statements");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => database.Connection.ReadAsync());

        Assert.Equal("PgExtensionMissing", failure.ErrorId);
        Assert.Contains("CREATE EXTENSION pg_stat_statements", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Get-PgSlowQuery -Running", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_extension_may_live_in_a_schema_with_any_name()
    {
        await using TestDatabase database = await Statistics.CreateAsync(
            sandbox, "CREATE SCHEMA \"Monitor ing\"; ALTER EXTENSION pg_stat_statements SET SCHEMA \"Monitor ing\"; SET search_path = \"Monitor ing\"");
        await database.ExecuteAsync("SELECT 1");

        Assert.Equal(1, (await database.Connection.ReadAsync()).Of("SELECT $1").Calls);
    }

    private async Task WithRoleAsync(Func<string, Task> test)
    {
        string role = $"reader_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        try
        {
            await test(role);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }
}
