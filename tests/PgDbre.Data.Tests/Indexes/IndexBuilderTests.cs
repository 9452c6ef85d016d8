using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class IndexBuilderTests(SandboxFixture sandbox)
{
    private const string OldSnapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_build_says_its_size_the_costs_and_how_to_undo_it()
    {
        await using TestDatabase database = await CreateAsync();
        IndexBuildRequest request = Request("a") with { Queries = SqlSplitter.Split("SELECT * FROM t WHERE a = 5") };

        IndexBuild build = (await BuildAsync(database, request)).Build!;

        Assert.Equal("t_a_idx", build.Index);
        Assert.Equal("CREATE INDEX CONCURRENTLY t_a_idx ON public.t USING btree (a)", build.Sql);
        Assert.Equal("DROP INDEX CONCURRENTLY public.t_a_idx", build.UndoSql);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_relation_size('t_a_idx')"), build.SizeBytes);
        Assert.True(build.CostAfter < build.CostBefore);
        Assert.True(build.IsUsed);
        Assert.Equal(1, build.Attempts);
        Assert.True(build.BuildMs > 0);
    }

    [Fact]
    public async Task The_second_build_of_the_same_index_builds_nothing()
    {
        await using TestDatabase database = await CreateAsync();
        await BuildAsync(database, Request("a"));

        IndexBuildOutcome again = await BuildAsync(database, Request("a"));

        Assert.Null(again.Build);
        Assert.Equal("t_a_idx", again.ExistingIndex);
        Assert.Equal(1, await IndexCountAsync(database));
    }

    [Fact]
    public async Task All_parts_of_a_definition_reach_the_server()
    {
        await using TestDatabase database = await CreateAsync();
        IndexDefinition definition = new()
        {
            Table = new TableName("public", "t"),
            Keys = IndexKeyParser.Parse("b text_pattern_ops DESC NULLS LAST, (a + 1)"),
            Include = ["a"],
            Where = "a > 10",
            With = [new("fillfactor", "80")],
        };

        await BuildAsync(database, new IndexBuildRequest { Definition = definition, Name = "mine" });

        Assert.Equal(
            "CREATE INDEX mine ON public.t USING btree (b text_pattern_ops DESC NULLS LAST, ((a + 1))) INCLUDE (a) WITH (fillfactor='80') WHERE (a > 10)",
            await database.ScalarAsync<string>("SELECT pg_get_indexdef('mine'::regclass)"));
        Assert.Equal("mine", (await BuildAsync(database, new IndexBuildRequest { Definition = definition })).ExistingIndex);
    }

    [Fact]
    public async Task A_table_that_is_locked_is_asked_for_again()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, "LOCK TABLE t IN SHARE MODE");
        IndexBuildRequest request = Request("a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200)),
            FirstPause = TimeSpan.FromMilliseconds(100),
        };

        // The lock is given back once the first attempt was refused.
        IndexBuilder builder = new(database.Connection, request, progress =>
        {
            if (progress.Phase.StartsWith("the table is locked", StringComparison.Ordinal) && progress.Attempt == 1)
            {
                holder.Close();
            }
        });
        IndexBuild build = (await builder.BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

        Assert.Equal(2, build.Attempts);
    }

    [Fact]
    public async Task A_table_that_stays_locked_is_an_error_and_leaves_nothing()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, "LOCK TABLE t IN SHARE MODE");
        IndexBuildRequest request = Request("a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(100)),
            FirstPause = TimeSpan.FromMilliseconds(10),
            MaxRetry = 2,
        };

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database, request));

        Assert.Equal("PgLockTimeout", failure.ErrorId);
        Assert.Equal(0, await IndexCountAsync(database));
    }

    [Fact]
    public async Task A_cancelled_build_leaves_no_invalid_index()
    {
        await using TestDatabase database = await CreateAsync();

        // An old snapshot keeps the build waiting when its index is all but done.
        await using NpgsqlConnection holder = await LockAsync(database, OldSnapshot);
        using CancellationTokenSource stop = new();
        IndexBuilder builder = new(database.Connection, Request("a"), progress =>
        {
            if (progress.Phase.Contains("waiting", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => builder.BuildAsync(stop.Token).WaitAsync(Deadline));

        Assert.Equal(0, await IndexCountAsync(database));
    }

    [Fact]
    public async Task A_build_that_waits_too_long_leaves_no_invalid_index()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, OldSnapshot);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => BuildAsync(database, Request("a") with { MaxWait = TimeSpan.FromMilliseconds(300), MaxRetry = 0 }));

        Assert.Equal("PgLockTimeout", failure.ErrorId);
        Assert.Equal(0, await IndexCountAsync(database));
    }

    [Fact]
    public async Task A_leftover_that_a_writer_keeps_from_being_dropped_is_named_with_the_statement()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, "UPDATE t SET a = a WHERE a = 1");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => BuildAsync(database, Request("a") with { MaxWait = TimeSpan.FromMilliseconds(300), MaxRetry = 0 }));

        Assert.Equal("PgInvalidIndexLeft", failure.ErrorId);
        Assert.Contains("DROP INDEX CONCURRENTLY \"public\".\"t_a_idx\"", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unique_index_over_duplicates_fails_and_leaves_nothing()
    {
        await using TestDatabase database = await CreateAsync();
        IndexBuildRequest request = Request("b");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => BuildAsync(database, request with { Definition = request.Definition with { IsUnique = true } }));

        Assert.Equal("23505", failure.SqlState);
        Assert.Equal(0, await IndexCountAsync(database));
    }

    [Fact]
    public async Task An_invalid_index_of_somebody_else_is_not_touched()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX t_a_idx ON t (a)");
        await database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_idx'::regclass");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database, Request("a") with { Name = "t_a_idx" }));

        Assert.Equal("PgIndexNameTaken", failure.ErrorId);
        Assert.Equal(1, await IndexCountAsync(database));
    }

    [Fact]
    public async Task A_missing_table_is_refused()
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException missing = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database, Request("a", "nowhere")));

        Assert.Equal("PgTableNotFound", missing.ErrorId);
    }

    [Fact]
    public async Task The_sessions_settings_are_put_back()
    {
        await using TestDatabase database = await CreateAsync();

        await BuildAsync(database, Request("a") with { MaintenanceWorkMemMB = 77 });

        await using var transaction = await Data.Connections.ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        List<string> memory = await transaction.ListAsync("SELECT current_setting('maintenance_work_mem')", row => row.GetString(0), CancellationToken.None);
        Assert.NotEqual("77MB", memory[0]);
    }

    private static IndexBuildRequest Request(string keys, string table = "t") => new()
    {
        Definition = new IndexDefinition { Table = new TableName("public", table), Keys = IndexKeyParser.Parse(keys) },
    };

    private static Task<IndexBuildOutcome> BuildAsync(TestDatabase database, IndexBuildRequest request) =>
        new IndexBuilder(database.Connection, request, _ => { }).BuildAsync(CancellationToken.None).WaitAsync(Deadline);

    private static Task<long> IndexCountAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass");

    private static async Task<NpgsqlConnection> LockAsync(TestDatabase database, string sql)
    {
        NpgsqlConnection connection = new(database.ConnectionText);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE t (a int, b text); INSERT INTO t SELECT i, 'b' || i % 10 || repeat('x', 50) FROM generate_series(1, 20000) i; ANALYZE t");
        return database;
    }
}
