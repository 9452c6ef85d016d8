using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Nested;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans;

[Collection(SandboxCollection.Name)]
public sealed class NestedExplainTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_loop_in_a_function_is_one_statement_with_its_calls()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "SELECT look(50)");

        NestedStatement inside = Assert.Single(plan.Nested);
        Assert.Equal((50, "SELECT count(*)        FROM m WHERE u = i"), (inside.Calls, inside.Query));
        Assert.Equal("Seq Scan", inside.Plan.Root.Children[0].NodeType);
        Assert.Equal("public", inside.Plan.Root.Children[0].Schema);
        Assert.InRange(inside.SharePercent!.Value, 1, 100);
        Assert.Equal(inside.MaxMs, inside.Plan.ExecutionMs);
        Assert.True(inside.TotalMs >= inside.MaxMs && inside.MeanMs <= inside.MaxMs);
        Assert.Equal("Result", plan.Root.NodeType);
    }

    [Fact]
    public async Task Values_given_to_the_statement_change_nothing_of_that()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "SELECT look($1)", 3);

        Assert.Equal(3, Assert.Single(plan.Nested).Calls);
    }

    [Fact]
    public async Task What_a_trigger_runs_is_shown_and_rolled_back()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "UPDATE m SET c = '' WHERE id <= 20");

        NestedStatement inside = Assert.Single(plan.Nested);
        Assert.Equal((20, "INSERT INTO seen VALUES (NEW.id)"), (inside.Calls, inside.Query));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM seen"));
    }

    [Fact]
    public async Task Texts_made_by_the_function_are_one_statement_whatever_constants_they_hold()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "SELECT made(30)");

        Assert.Equal(30, Assert.Single(plan.Nested).Calls);
    }

    [Fact]
    public async Task Statements_with_other_plans_or_inside_other_functions_stand_by_themselves()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "SELECT outermost()");

        Assert.Equal(
            ["SELECT count(*) FROM m WHERE u = i", "SELECT look(2)", "SELECT sum(id) FROM m WHERE id = 7"],
            plan.Nested.Select(one => string.Join(' ', one.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_statements_than_are_told_apart_are_counted()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await NestedAsync(database.Connection, "SELECT many(150)");

        Assert.Equal(NestedCollector.MostGroups, plan.Nested.Count);
        Assert.Contains(" 50 calls of the later ones", Assert.Single(plan.Nested.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_the_session_reports_nothing_more()
    {
        await using TestDatabase database = await CreateAsync();
        await NestedAsync(database.Connection, "SELECT look(1)");

        await using ServerTransaction after = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        int notices = 0;
        after.Connection.Notice += (_, _) => notices++;
        List<(string Minimum, bool IsLoaded)> state = await after.ListAsync(
            "SELECT current_setting('auto_explain.log_min_duration'), look(1) IS NOT NULL", row => (row.GetString(0), row.GetBoolean(1)), CancellationToken.None);

        Assert.Equal(("-1", true), Assert.Single(state));
        Assert.Equal(0, notices);
    }

    [Fact]
    public async Task After_a_failure_too()
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => NestedAsync(database.Connection, "SELECT look(1), 1 / (length('a') - 1)"));

        Assert.Equal("22012", failure.SqlState);
        await using ServerTransaction after = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        Assert.Equal(["-1"], await after.ListAsync("SELECT current_setting('auto_explain.log_min_duration')", row => row.GetString(0), CancellationToken.None));
    }

    [Fact]
    public async Task Through_a_pooler_nobody_else_hears_of_it()
    {
        await using TestDatabase database = await CreateAsync();
        ConnectionTarget pooler = database.Target with { Port = sandbox.Sandbox.Endpoint.PgBouncerPort!.Value };
        await using PgConnection pooled = await ServerConnector.ConnectAsync(pooler, CancellationToken.None);

        Plan plan = await NestedAsync(pooled, "SELECT look(2)");

        Assert.Equal(2, Assert.Single(plan.Nested).Calls);
        await using ServerTransaction after = await ServerTransaction.ReadOnlyAsync(pooled, SessionLimits.Default, CancellationToken.None);
        int notices = 0;
        after.Connection.Notice += (_, _) => notices++;
        await after.ListAsync("SELECT look(1)", row => row.GetInt64(0), CancellationToken.None);
        Assert.Equal(0, notices);
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_what_would_help_and_then_may()
    {
        await using TestDatabase database = await CreateAsync();
        string role = $"reader_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'reader'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}");
        try
        {
            ConnectionTarget target = database.Target with { User = role, Password = "reader" };
            PgDbreException refused = await DeniedAsync(target);
            await database.ExecuteAsync(refused.RecommendedAction["Run as a superuser, then connect anew: ".Length..]);
            await using PgConnection allowed = await ServerConnector.ConnectAsync(target, CancellationToken.None);

            Plan plan = await NestedAsync(allowed, "SELECT look(4)");

            Assert.Equal(("PgAutoExplainUnavailable", PgErrorCategory.PermissionDenied), (refused.ErrorId, refused.Category));
            Assert.StartsWith($"Run as a superuser, then connect anew: ALTER ROLE {role} SET session_preload_libraries = 'auto_explain'; GRANT SET ON PARAMETER auto_explain.log_level, ", refused.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(4, Assert.Single(plan.Nested).Calls);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Without_leave_to_write_a_volatile_function_does_not_run()
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException failure = await database.FailAsync(Explain.Request("SELECT look(1)") with { Analyze = true, Nested = true });

        Assert.Equal("PgVolatileFunction", failure.ErrorId);
        Assert.Contains("a PL/pgSQL function is VOLATILE unless it says otherwise", failure.RecommendedAction, StringComparison.Ordinal);
    }

    private static async Task<PgDbreException> DeniedAsync(ConnectionTarget target)
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(target, CancellationToken.None);
        return await Assert.ThrowsAsync<PgDbreException>(() => NestedAsync(connection, "SELECT look(1)"));
    }

    private static async Task<Plan> NestedAsync(PgConnection connection, string sql, params object?[] values)
    {
        PlanRequest request = Explain.Request(sql) with { Analyze = true, Nested = true, Values = values.Length == 0 ? null : values };
        return (await ExplainRunner.RunAsync(connection, request, SessionLimits.Default, allowWrite: true, CancellationToken.None))!;
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE m (id int PRIMARY KEY, u int, c text);
            INSERT INTO m SELECT i, i % 1000, 'c' || i FROM generate_series(1, 5000) i;
            CREATE TABLE seen (a int);
            CREATE FUNCTION look(n int) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE s bigint := 0; k bigint;
            BEGIN FOR i IN 1..n LOOP SELECT count(*) INTO k FROM m WHERE u = i; s := s + k; END LOOP; RETURN s; END $$;
            CREATE FUNCTION made(n int) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE k bigint;
            BEGIN FOR i IN 1..n LOOP EXECUTE format('SELECT count(*) FROM m WHERE u = %s', i) INTO k; END LOOP; RETURN k; END $$;
            CREATE FUNCTION many(n int) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE k bigint;
            BEGIN FOR i IN 1..n LOOP EXECUTE format('SELECT count(*) AS c%s FROM m WHERE id = 1', i) INTO k; END LOOP; RETURN k; END $$;
            CREATE FUNCTION outermost() RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE k bigint;
            BEGIN SELECT look(2) INTO k; SELECT sum(id) INTO k FROM m WHERE id = 7; RETURN k; END $$;
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (NEW.id); RETURN NEW; END $$;
            CREATE TRIGGER noting BEFORE UPDATE ON m FOR EACH ROW EXECUTE FUNCTION note();
            """);
        await database.ExecuteAsync("VACUUM ANALYZE m");
        return database;
    }
}
