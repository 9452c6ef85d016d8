using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

[Collection(SandboxCollection.Name)]
public sealed class ShadowTracerTests(SandboxFixture sandbox)
{
    private const string Orders =
        """
        CREATE TABLE customer (id int PRIMARY KEY);
        CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customer, note text);
        INSERT INTO customer VALUES (1), (2);
        INSERT INTO orders VALUES (1, 1, 'a'), (2, 2, NULL);
        """;

    [Fact]
    public async Task What_stands_behind_a_failure_in_its_transaction_is_not_run()
    {
        ShadowRun run = await TraceAsync(
            Orders, "BEGIN; ALTER TABLE orders ADD total int NOT NULL; CREATE INDEX i ON orders (note); COMMIT; SELECT 1");

        Assert.Equal(
            [StatementOutcome.Ran, StatementOutcome.Failed, StatementOutcome.NotRun, StatementOutcome.NotRun, StatementOutcome.NotRun],
            run.Statements.Select(trace => trace.Outcome));
        Assert.Equal(
            ("23502", "column \"total\" of relation \"orders\" contains null values"),
            (run.Statements[1].SqlState, run.Statements[1].Message));
        Assert.Equal("statement 2 failed, and its transaction with it", run.Statements[2].Message);
        Assert.False(run.Succeeded);
    }

    [Fact]
    public async Task A_script_that_goes_on_after_failures_goes_on_behind_the_transaction()
    {
        TraceOptions options = new() { ContinuesAfterFailure = true };
        ShadowRun run = await TraceAsync(Orders, "BEGIN; SELECT 1/0; SELECT 2; COMMIT; CREATE INDEX i ON orders (note)", options: options);

        Assert.Equal(
            [StatementOutcome.Ran, StatementOutcome.Failed, StatementOutcome.NotRun, StatementOutcome.Ran, StatementOutcome.Ran],
            run.Statements.Select(trace => trace.Outcome));
        Assert.Equal("SHARE on public.orders", run.Statements[4].StrongestLock!.ToString());
    }

    [Fact]
    public async Task Each_victim_of_a_cascade_is_named()
    {
        const string schema = Orders + "CREATE VIEW v AS SELECT id FROM customer; CREATE VIEW w AS SELECT * FROM v;";

        StatementTrace trace = (await TraceAsync(schema, "DROP TABLE customer CASCADE")).Statements[0];

        Assert.Equal(
            ["view public.v", "view public.w", "table constraint orders_customer_id_fkey on public.orders"],
            trace.Dropped.Where(dropped => dropped.Cause == DropCause.Cascade).Select(dropped => dropped.ToString())
                .OrderByDescending(dropped => dropped.StartsWith("view", StringComparison.Ordinal))
                .ThenBy(dropped => dropped, StringComparer.Ordinal));
        Assert.Equal("table public.customer", Assert.Single(trace.Dropped, dropped => dropped.Cause == DropCause.Named).ToString());
        Assert.Contains(trace.Dropped, dropped => dropped is { Cause: DropCause.Owned, Identity: "public.customer_pkey" });
    }

    [Fact]
    public async Task What_the_run_itself_made_is_told_from_what_was_there()
    {
        ShadowRun run = await TraceAsync(Orders, "CREATE TABLE fresh (id int); ALTER TABLE fresh ADD CHECK (id > 0); DROP TABLE fresh");

        Assert.Equal("table public.fresh", Assert.Single(run.Statements[0].Created).ToString());
        Assert.Null(run.Statements[1].StrongestLock);
        Assert.False(run.Statements[1].DependsOnSize);
        Assert.True(Assert.Single(run.Statements[2].Dropped, dropped => dropped.Cause == DropCause.Named).IsNew);
    }

    [Fact]
    public async Task A_lock_that_is_held_already_is_not_taken_again_and_a_stronger_one_is_named()
    {
        ShadowRun run = await TraceAsync(
            Orders, "BEGIN; SELECT * FROM orders; UPDATE orders SET note = 'x'; ALTER TABLE orders ADD z int; COMMIT");

        Assert.Equal(
            ["AccessShare orders", "RowExclusive orders", "AccessExclusive orders"], run.Statements.SelectMany(trace => trace.Locks)
            .Where(taken => taken.Relation.Name.Name == "orders").Select(taken => $"{taken.Mode} {taken.Relation.Name.Name}"));
        Assert.True(run.Statements[3].Locks[0].IsStrengthened);
        Assert.Equal((0, 2, 0), (run.Statements[2].Rows[0].Inserted, run.Statements[2].Rows[0].Updated, run.Statements[2].Rows[0].Deleted));
        Assert.True(run.Statements[2].WalBytes > 0);
    }

    [Fact]
    public async Task Transactions_have_the_ids_that_the_server_gave_them()
    {
        ShadowRun run = await TraceAsync(
            Orders, "BEGIN; UPDATE orders SET note = 'x'; DELETE FROM orders; COMMIT; DELETE FROM customer; SELECT 1");

        TransactionTrace[] traces = [.. run.Statements.Select(trace => trace.Transaction!)];
        Assert.Equal([false, true, true, true, false, false], traces.Select(trace => trace.IsOpenBefore));
        Assert.Equal([true, true, true, false, false, false], traces.Select(trace => trace.IsOpenAfter));
        Assert.Null(traces[1].IdBefore);
        Assert.NotNull(traces[1].IdAfter);
        Assert.Equal(traces[1].IdAfter, traces[2].IdAfter);
        Assert.True(traces[4].IdAfter > traces[1].IdAfter);
        Assert.Null(traces[5].IdAfter);
    }

    [Fact]
    public async Task Timeouts_are_those_of_the_migration_at_each_statement()
    {
        ShadowRun run = await TraceAsync(
            Orders, "SET statement_timeout = '5min'; BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD z int; COMMIT; SELECT 1");

        Assert.Equal(new TimeoutsInForce(2000, 300_000, 0), run.Statements[3].Timeouts);
        Assert.Equal(new TimeoutsInForce(0, 300_000, 0), run.Statements[5].Timeouts);
    }

    [Fact]
    public async Task The_isolation_level_can_be_set_first_thing_in_a_transaction()
    {
        ShadowRun run = await TraceAsync(
            Orders, "BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; UPDATE orders SET note = 'x'; COMMIT");

        Assert.True(run.Succeeded, run.Statements[1].Message);
        Assert.Equal("serializable", run.Statements[2].Transaction!.Isolation);
    }

    [Fact]
    public async Task What_a_savepoint_took_back_is_no_news_to_the_next_statement()
    {
        ShadowRun run = await TraceAsync(
            Orders,
            "BEGIN; SAVEPOINT s; ALTER TABLE orders ALTER note TYPE varchar(9); ROLLBACK TO s; CREATE INDEX i ON orders (note); COMMIT");

        Assert.True(run.Succeeded);
        Assert.Equal("public.orders", Assert.Single(run.Statements[2].Rewrites).ToString());
        Assert.Empty(run.Statements[4].Rewrites);
        Assert.Equal("public.i", Assert.Single(run.Statements[4].IndexBuilds).ToString());
    }

    [Fact]
    public async Task What_a_failed_commit_took_back_is_no_news_to_the_next_statement()
    {
        const string schema = Orders + "ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE INITIALLY DEFERRED;";

        ShadowRun run = await TraceAsync(
            schema,
            "BEGIN; CREATE INDEX i ON orders (note); DELETE FROM customer; COMMIT; CREATE INDEX i ON orders (note)",
            options: new TraceOptions { ContinuesAfterFailure = true });

        Assert.Equal("23503", run.Statements[3].SqlState);
        Assert.Equal(("public.i", false), (run.Statements[4].IndexBuilds.Single().ToString(), run.Statements[4].IndexBuilds.Single().IsRebuild));
    }

    [Fact]
    public async Task Rows_of_the_script_go_into_copy()
    {
        ShadowRun run = await TraceAsync(Orders, "COPY customer (id) FROM stdin;\n7\n8\n9\n\\.\nSELECT 1;");

        Assert.True(run.Succeeded, run.Statements[0].Message);
        Assert.Equal(3, Assert.Single(run.Statements[0].Rows).Inserted);
    }

    [Fact]
    public async Task A_unique_index_that_fails_is_seen_left_invalid()
    {
        const string schema = "CREATE TABLE t (n int); INSERT INTO t VALUES (1), (1);";

        StatementTrace trace = (await TraceAsync(schema, "CREATE UNIQUE INDEX CONCURRENTLY i ON t (n)")).Statements[0];

        Assert.Equal((StatementOutcome.Failed, "23505"), (trace.Outcome, trace.SqlState));
        Assert.Equal("SHARE UPDATE EXCLUSIVE on public.t", trace.StrongestLock!.ToString());
        IndexValidity left = Assert.Single(trace.Indexes);
        Assert.Equal(("public.i", false), (left.Relation.ToString(), left.IsValid));
    }

    [Fact]
    public async Task A_concurrent_build_inside_a_transaction_fails_as_it_would_in_production()
    {
        StatementTrace trace = (await TraceAsync(Orders, "BEGIN; CREATE INDEX CONCURRENTLY i ON orders (note); COMMIT")).Statements[1];

        Assert.Equal((StatementOutcome.Failed, "25001"), (trace.Outcome, trace.SqlState));
    }

    [Fact]
    public async Task A_concurrent_build_that_keeps_an_invalid_index_says_what_the_server_said()
    {
        const string schema =
            "CREATE TABLE t (n int); CREATE INDEX i ON t (n); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass;";

        StatementTrace trace = (await TraceAsync(schema, "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (n)")).Statements[0];

        Assert.Equal("relation \"i\" already exists, skipping", Assert.Single(trace.Notices));
        Assert.Empty(trace.IndexBuilds);
    }

    [Fact]
    public async Task A_block_that_commits_is_run_as_it_stands_and_its_rows_are_counted()
    {
        StatementTrace trace = (await TraceAsync(
            Orders,
            "DO $$ BEGIN UPDATE orders SET note = 'b' WHERE id = 1; COMMIT; UPDATE orders SET note = 'b' WHERE id = 2; COMMIT; END $$"))
            .Statements[0];

        Assert.Equal(StatementOutcome.Ran, trace.Outcome);
        Assert.Equal(2, Assert.Single(trace.Rows).Updated);
        Assert.Equal(
            "It runs in transactions of its own: its locks were only sampled, and short ones may be missing.",
            Assert.Single(trace.NotSeen));
    }

    [Fact]
    public async Task A_table_without_rewrite_is_not_said_to_be_rewritten_by_truncate_in_a_block()
    {
        StatementTrace trace = (await TraceAsync(
            Orders, "DO $$ BEGIN TRUNCATE orders; ALTER TABLE customer ALTER id TYPE bigint; END $$")).Statements[0];

        Assert.Equal(("public.customer", RewriteReason.ColumnType), (trace.Rewrites.Single().ToString(), trace.Rewrites.Single().Reason));
    }

    [Fact]
    public async Task A_transaction_of_the_runner_that_cannot_be_committed_is_named()
    {
        const string schema = Orders + "ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE INITIALLY DEFERRED;";
        IReadOnlyList<ShadowStatement> statements =
            [.. Shadows.Statements("DELETE FROM customer", transaction: 1), .. Shadows.Statements("SELECT 1", transaction: 2)];

        ShadowRun run = await TraceAsync(schema, statements);

        CommitFailure failure = Assert.Single(run.CommitFailures);
        Assert.Equal((1, "23503"), (failure.Transaction, failure.SqlState));
        Assert.Equal(
            ("NotRun", "the transaction before it could not be committed"),
            (run.Statements[1].Outcome.ToString(), run.Statements[1].Message));
    }

    [Fact]
    public async Task Statements_of_one_runners_transaction_share_it()
    {
        ShadowRun run = await TraceAsync(Orders, Shadows.Statements("UPDATE orders SET note = 'x'; DELETE FROM orders", transaction: 1));

        Assert.True(run.Succeeded);
        Assert.Equal(run.Statements[0].Transaction!.IdAfter, run.Statements[1].Transaction!.IdBefore);
    }

    [Fact]
    public async Task A_transaction_left_open_is_named()
    {
        ShadowRun run = await TraceAsync(Orders, "BEGIN; DELETE FROM orders");

        Assert.True(run.EndsInTransaction);
        Assert.False(run.Succeeded);
    }

    [Fact]
    public async Task A_statement_over_the_limit_is_stopped_under_the_migrations_own_timeouts()
    {
        TraceOptions options = new() { StatementLimit = TimeSpan.FromMilliseconds(500) };

        StatementTrace trace = (await TraceAsync("", "SELECT pg_sleep(600)", options: options)).Statements[0];

        Assert.Equal("It was stopped after 0.5 s, the limit for a statement on the shadow.", trace.Message);
        Assert.Equal(0, trace.Timeouts!.StatementTimeoutMs);
    }

    [Fact]
    public async Task A_backend_that_ends_itself_ends_the_run_and_nothing_else()
    {
        ShadowRun run = await TraceAsync(Orders, "SELECT pg_terminate_backend(pg_backend_pid()); DELETE FROM orders");

        Assert.Equal(StatementOutcome.Failed, run.Statements[0].Outcome);
        Assert.Equal("statement 1 ended the connection", run.Statements[1].Message);
    }

    [Fact]
    public async Task Roles_that_only_production_has_are_made_up_in_a_sandbox_and_go_with_it()
    {
        string role = $"app_{Guid.NewGuid():N}";

        ShadowRun run = await TraceAsync(Orders, $"GRANT SELECT ON orders TO {role}");

        Assert.True(run.Succeeded, run.Statements[0].Message);
        Assert.Equal($"Role {role} was made up, without rights.", Assert.Single(run.NotReproduced));
        Assert.False(
            await ServerSql.ScalarAsync<bool>(sandbox.Administrator, $"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')"));
    }

    [Fact]
    public async Task What_acts_on_the_whole_server_is_not_run_on_a_server_of_others()
    {
        ShadowRun run = await TraceAsync(Orders, "CREATE ROLE somebody; VACUUM orders; DELETE FROM orders", isOwnServer: false);

        Assert.Equal(
            [
                "it is about roles, which the whole server shares", "VACUUM is left alone on a server that is not a sandbox", null,
            ],
            run.Statements.Select(trace => trace.Message));
    }

    [Fact]
    public async Task A_role_that_is_no_superuser_sees_files_and_relations_in_place_of_events()
    {
        string role = $"shadow_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN CREATEDB PASSWORD 'x'");
        try
        {
            ConnectionTarget target = sandbox.Administrator with { User = role, Password = "x" };
            const string script = "ALTER TABLE orders ALTER id TYPE bigint; DROP TABLE customer CASCADE";

            ShadowRun run = await Shadows.TraceAsync(
                target, Orders + "CREATE VIEW v AS SELECT * FROM customer;", Shadows.Statements(script));

            Assert.True(run.Succeeded, run.Statements[0].Message);
            Assert.Equal(
                ("public.orders", RewriteReason.Unknown),
                (run.Statements[0].Rewrites.Single().ToString(), run.Statements[0].Rewrites.Single().Reason));
            Assert.Equal(
                [("public.customer", DropCause.Named), ("public.customer_pkey", DropCause.Owned), ("public.v", DropCause.Cascade)],
                run.Statements[1].Dropped.Select(dropped => (dropped.Identity, dropped.Cause)));
            Assert.Single(run.Statements[1].NotSeen);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_no_scratch_database()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(2));
        ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer: true, CancellationToken.None);
        await using (database)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ShadowTracer(database, new TraceOptions()).RunAsync(
                Shadows.Statements("SELECT pg_sleep(600)"), stop.Token).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        Assert.False(await ExistsAsync(database.Name));
    }

    [Fact]
    public async Task A_creation_that_is_stopped_leaves_no_scratch_database()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(30));
        long before = await CountAsync();

        try
        {
            ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer: true, stop.Token);
            await database.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // It was stopped in time, or was faster than the stop.
        }

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_told_what_it_lacks()
    {
        string role = $"poor_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        try
        {
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                sandbox.Administrator with { User = role, Password = "x" }, CancellationToken.None);

            PgDbreException denied = await Assert.ThrowsAsync<PgDbreException>(
                () => ShadowDatabase.CreateAsync(connection, isOwnServer: false, CancellationToken.None));

            Assert.Equal(
                ("PgPermissionDenied", $"ALTER ROLE {role} CREATEDB; or use a sandbox."), (denied.ErrorId, denied.RecommendedAction));
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private Task<bool> ExistsAsync(string database) =>
        ServerSql.ScalarAsync<bool>(sandbox.Administrator, $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{database}')");

    private Task<long> CountAsync() => ServerSql.ScalarAsync<long>(
        sandbox.Administrator, @"SELECT count(*) FROM pg_database WHERE datname LIKE 'pgdbre\_shadow\_%'");

    private Task<ShadowRun> TraceAsync(string setup, string script, bool isOwnServer = true, TraceOptions? options = null) =>
        Shadows.TraceAsync(sandbox.Administrator, setup, Shadows.Statements(script), isOwnServer, options);

    private Task<ShadowRun> TraceAsync(string setup, IReadOnlyList<ShadowStatement> statements) =>
        Shadows.TraceAsync(sandbox.Administrator, setup, statements);
}
