using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans;

[Collection(SandboxCollection.Name)]
public sealed class ExplainRunnerTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("DELETE FROM t")]
    [InlineData("WITH gone AS (DELETE FROM t RETURNING a) SELECT * FROM gone")]
    [InlineData("SELECT * FROM t WHERE a = 1 FOR UPDATE")]
    [InlineData("SELECT * INTO copied FROM t")]
    public async Task What_writes_or_locks_is_not_analyzed(string sql)
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException failure = await database.FailAsync(Explain.Request(sql) with { Analyze = true });

        Assert.Equal("PgWriteNotAllowed", failure.ErrorId);
        Assert.Contains("-AllowWrite", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(100L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData("SELECT touch(a) FROM t", "touch")]
    [InlineData("SELECT * FROM touching", "touch")]
    [InlineData("SELECT nextval('numbers')", "nextval")]
    [InlineData("SELECT \"Odd Name\"()", "\"Odd Name\"")]
    [InlineData("SELECT pg_terminate_backend(1)", "pg_terminate_backend")]
    [InlineData("SELECT * FROM t WHERE a = $1 AND touch(a) > 0", "touch")]
    public async Task What_calls_a_volatile_function_is_not_analyzed(string sql, string function)
    {
        await using TestDatabase database = await CreateAsync();
        PlanRequest request = Explain.Request(sql) with { Analyze = true };

        PgDbreException failure = await database.FailAsync(request.Statement.ParameterCount > 0 ? request with { Values = [1] } : request);

        Assert.Equal("PgVolatileFunction", failure.ErrorId);
        Assert.Contains($": {function}.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM touched"));
        Assert.False(await database.ScalarAsync<bool>("SELECT is_called FROM numbers"));
    }

    [Theory]
    [InlineData("SELECT a, random(), clock_timestamp() FROM t")]
    [InlineData("SELECT twice(a) FROM t")]
    public async Task What_calls_harmless_functions_is_analyzed(string sql)
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = (await database.ExplainAsync(Explain.Request(sql) with { Analyze = true }))!;

        Assert.Equal(100, plan.Root.ActualRows);
    }

    [Theory]
    [InlineData("DELETE FROM t")]
    [InlineData("INSERT INTO t SELECT generate_series(1, 50)")]
    [InlineData("SELECT touch(a) FROM t")]
    public async Task With_leave_to_write_it_runs_and_is_rolled_back(string sql)
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = (await database.ExplainAsync(Explain.Request(sql) with { Analyze = true }, allowWrite: true))!;

        Assert.True(plan.Root.ActualRows.HasValue);
        Assert.Equal(100L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM touched"));
    }

    [Fact]
    public async Task Leave_to_write_does_not_come_with_a_plan_that_runs_nothing()
    {
        await using TestDatabase database = await CreateAsync();

        Assert.Equal("ModifyTable", (await database.ExplainAsync("DELETE FROM t")).Root.NodeType);

        Assert.Equal(100L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Parameters_without_values_and_values_without_parameters_are_refused()
    {
        await using TestDatabase database = await CreateAsync();
        PlanRequest request = Explain.Request("SELECT * FROM t WHERE a = $1");

        Assert.Equal("PgParameterValuesMissing", (await database.FailAsync(request with { Analyze = true })).ErrorId);
        Assert.Equal("PgParameterCountMismatch", (await database.FailAsync(request with { Values = [1, 2] })).ErrorId);
        Assert.Equal("PgNotExplainable", (await database.FailAsync(Explain.Request("VACUUM t"))).ErrorId);
    }

    [Fact]
    public async Task Settings_hold_for_one_plan_only()
    {
        await using TestDatabase database = await CreateAsync();
        PlanRequest request = Explain.Request("SELECT * FROM t WHERE a = 5");

        Plan without = (await database.ExplainAsync(request with { Settings = new Dictionary<string, string> { ["enable_seqscan"] = "off", ["work_mem"] = "77MB" } }))!;
        Plan after = (await database.ExplainAsync(request))!;

        Assert.NotEqual("Seq Scan", without.Root.NodeType);
        Assert.Equal("Seq Scan", after.Root.NodeType);
    }

    [Fact]
    public async Task A_statement_that_a_rule_rewrites_to_nothing_has_no_plan()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE RULE keep AS ON DELETE TO t DO INSTEAD NOTHING");

        Assert.Null(await database.ExplainAsync(Explain.Request("DELETE FROM t WHERE a = 1")));
        Assert.Null(await database.ExplainAsync(Explain.Request("DELETE FROM t WHERE a = $1")));
    }

    [Fact]
    public async Task What_runs_too_long_ends_with_its_own_error()
    {
        await using TestDatabase database = await CreateAsync();
        SessionLimits limits = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));

        PgDbreException failure = await database.FailAsync(Explain.Request("SELECT pg_sleep(600)") with { Analyze = true }, limits: limits);

        Assert.Equal(("PgStatementTimeout", PgErrorCategory.OperationTimeout), (failure.ErrorId, failure.Category));
        Assert.Contains("-StatementTimeoutSeconds", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_table_is_not_waited_for_longer_than_allowed()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = new($"{database.ConnectionText};Pooling=false");
        await holder.OpenAsync();
        await using NpgsqlCommand locking = new("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE", holder);
        await locking.ExecuteNonQueryAsync();
        SessionLimits limits = new(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200));

        PgDbreException literal = await database.FailAsync(Explain.Request("SELECT * FROM t"), limits: limits);
        PgDbreException normalised = await database.FailAsync(Explain.Request("SELECT * FROM t WHERE a = $1"), limits: limits);

        Assert.Equal(("PgLockTimeout", PgErrorCategory.ResourceBusy), (literal.ErrorId, literal.Category));
        Assert.Equal("PgLockTimeout", normalised.ErrorId);
    }

    [Fact]
    public async Task What_the_planner_itself_runs_is_read_only_and_ends_at_the_limit()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE FUNCTION slow(a int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_sleep(600); RETURN a; END $$;
            CREATE FUNCTION sly(a int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM touch(a); RETURN a; END $$;
            """);
        SessionLimits limits = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));

        Assert.Equal("PgStatementTimeout", (await database.FailAsync(Explain.Request("SELECT * FROM t WHERE a = slow(1)"), limits: limits)).ErrorId);
        Assert.Equal("PgStatementTimeout", (await database.FailAsync(Explain.Request("SELECT * FROM t WHERE a = slow(1) + $1"), limits: limits)).ErrorId);
        Assert.Equal("PgReadOnly", (await database.FailAsync(Explain.Request("SELECT * FROM t WHERE a = sly(1)"))).ErrorId);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM touched"));
    }

    [Fact]
    public async Task Cancelled_planning_leaves_a_session_that_plans_on()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE FUNCTION slow(a int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_sleep(600); RETURN a; END $$");
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Data.Plans.ExplainRunner.RunAsync(
            database.Connection, Explain.Request("SELECT * FROM t WHERE a = slow(1) + $1"), SessionLimits.Default, allowWrite: false, stop.Token)
            .WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal("Seq Scan", (await database.ExplainAsync("SELECT * FROM t WHERE a > $1 - 100")).Root.NodeType);
    }

    [Fact]
    public async Task Through_a_transaction_pooler_nothing_stays_behind()
    {
        await using TestDatabase database = await CreateAsync();
        ConnectionTarget pooler = database.Target with { Port = Assert.IsType<int>(sandbox.Sandbox.Endpoint.PgBouncerPort) };
        await using PgConnection connection = await Data.Connections.ServerConnector.ConnectAsync(pooler, CancellationToken.None);

        Task<Plan?> PlanAsync(string sql) => Data.Plans.ExplainRunner.RunAsync(
            connection, Explain.Request(sql), SessionLimits.Default, allowWrite: false, CancellationToken.None);
        Assert.NotNull(await PlanAsync("SELECT * FROM t WHERE a = $1"));
        await Assert.ThrowsAsync<PgDbreException>(() => PlanAsync("SELECT missing FROM t WHERE a = $1"));
        Assert.NotNull(await PlanAsync("SELECT * FROM t WHERE a = $1 AND a > $2"));

        Assert.Equal("0 0 off 0", await ServerSql.ScalarAsync<string>(pooler,
            "SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('transaction_read_only'), "
            + "(SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'pgdbre%'))"));
    }

    [Fact]
    public async Task A_write_hidden_in_a_stable_function_is_refused_by_the_server()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE FUNCTION sly() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN PERFORM touch(1); RETURN 1; END $$");

        PgDbreException failure = await database.FailAsync(Explain.Request("SELECT sly()") with { Analyze = true });

        Assert.Equal("PgReadOnly", failure.ErrorId);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM touched"));
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a int);
            INSERT INTO t SELECT generate_series(1, 100);
            CREATE INDEX ON t (a);
            CREATE TABLE touched (a int);
            CREATE SEQUENCE numbers;
            CREATE FUNCTION touch(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO touched VALUES (a); RETURN a; END $$;
            CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 2 * a $$;
            CREATE FUNCTION "Odd Name"() RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT 1 $$;
            CREATE VIEW touching AS SELECT touch(a) AS b FROM t;
            ANALYZE t;
            """);
        return database;
    }
}
