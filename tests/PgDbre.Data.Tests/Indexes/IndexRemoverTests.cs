using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class IndexRemoverTests(SandboxFixture sandbox)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_dropped_index_comes_back_with_the_statement_of_its_record()
    {
        await using TestDatabase database = await CreateAsync();
        string before = await database.ScalarAsync<string>("SELECT pg_get_indexdef('t_partial'::regclass)");
        long size = await database.ScalarAsync<long>("SELECT pg_relation_size('t_partial')");

        IndexRemoval removal = await RemoveAsync(database, Request("t_partial"));

        Assert.Equal("DROP INDEX CONCURRENTLY public.t_partial", removal.Sql);
        Assert.Equal((size, 1), (removal.FreedBytes, removal.Attempts));
        Assert.Equal(0, await CountAsync(database, "t_partial"));
        await database.ExecuteAsync(removal.RestoreSql);
        Assert.Equal(before, await database.ScalarAsync<string>("SELECT pg_get_indexdef('t_partial'::regclass)"));
    }

    [Theory]
    [InlineData("t_pkey", "PgIndexBacksConstraint")]
    [InlineData("t_excluded", "PgIndexBacksConstraint")]
    [InlineData("t_identity", "PgIndexIsReplicaIdentity")]
    [InlineData("parent_key", "PgIndexNeededByForeignKey")]
    [InlineData("whole_a", "PgPartitionedIndex")]
    [InlineData("part_a_idx", "PgIndexAttached")]
    [InlineData("nowhere", "PgIndexNotFound")]
    public async Task What_is_needed_stays_even_if_forced(string index, string errorId)
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(
            () => RemoveAsync(database, Request(index) with { IsForced = true }));

        Assert.Equal(errorId, refused.ErrorId);
        Assert.NotEmpty(refused.RecommendedAction);
    }

    [Theory]
    [InlineData("t_parent", "PgIndexSupportsForeignKey")]
    [InlineData("t_unique", "PgIndexEnforcesUniqueness")]
    public async Task What_is_of_use_without_a_query_goes_only_if_forced(string index, string errorId)
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(() => RemoveAsync(database, Request(index)));
        await RemoveAsync(database, Request(index) with { IsForced = true });

        Assert.Equal(errorId, refused.ErrorId);
        Assert.Equal(0, await CountAsync(database, index));
    }

    [Fact]
    public async Task A_foreign_keys_second_index_may_go()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX t_parent2 ON t (parent_id, a)");

        await RemoveAsync(database, Request("t_parent"));

        Assert.Equal(0, await CountAsync(database, "t_parent"));
    }

    [Fact]
    public async Task A_table_that_is_locked_is_asked_for_again()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await BeginAsync(database, "LOCK TABLE t IN SHARE MODE");
        IndexRemovalRequest request = Request("t_a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200)),
            FirstPause = TimeSpan.FromMilliseconds(100),
        };

        // The lock is given back once the first attempt was refused.
        IndexRemoval removal = await RemoveAsync(database, request, progress =>
        {
            if (progress.Phase.StartsWith("the table is locked", StringComparison.Ordinal) && progress.Attempt == 1)
            {
                holder.Close();
            }
        });

        Assert.Equal(2, removal.Attempts);
    }

    [Fact]
    public async Task A_table_that_stays_locked_is_an_error_and_the_index_is_as_it_was()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await BeginAsync(database, "LOCK TABLE t IN SHARE MODE");
        IndexRemovalRequest request = Request("t_a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(100)),
            FirstPause = TimeSpan.FromMilliseconds(10),
            MaxRetry = 1,
        };

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => RemoveAsync(database, request));

        Assert.Equal("PgLockTimeout", failure.ErrorId);
        Assert.True(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass"));
    }

    [Fact]
    public async Task A_drop_that_a_reader_stops_half_way_is_named_and_finished_by_the_next_run()
    {
        await using TestDatabase database = await CreateAsync();
        List<string> phases = [];
        await using (NpgsqlConnection reader = await BeginAsync(database, "SELECT count(*) FROM t"))
        {
            PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => RemoveAsync(
                database, Request("t_a") with { MaxWait = TimeSpan.FromSeconds(2), MaxRetry = 0 }, progress => phases.Add(progress.Phase)));

            Assert.Equal("PgInvalidIndexLeft", failure.ErrorId);
            Assert.Contains("REINDEX INDEX CONCURRENTLY \"public\".\"t_a\"", failure.RecommendedAction, StringComparison.Ordinal);
            Assert.Contains(phases, phase => phase.Contains($"process {reader.ProcessID}", StringComparison.Ordinal));
        }

        await RemoveAsync(database, Request("t_a"));

        Assert.Equal(0, await CountAsync(database, "t_a"));
    }

    [Fact]
    public async Task A_cancelled_drop_says_what_it_left()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection reader = await BeginAsync(database, "SELECT count(*) FROM t");
        using CancellationTokenSource stop = new();

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => RemoveAsync(database, Request("t_a"), _ => stop.Cancel(), stop.Token));

        Assert.Equal("PgInvalidIndexLeft", failure.ErrorId);
        Assert.Equal(0L, await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DROP %' AND state = 'active' AND datname = current_database()"));
    }

    private static IndexRemovalRequest Request(string index) => new() { Schema = "public", Index = index };

    private static async Task<IndexRemoval> RemoveAsync(
        TestDatabase database,
        IndexRemovalRequest request,
        Action<IndexBuildProgress>? report = null,
        CancellationToken cancellation = default)
    {
        IndexRemovalTarget target = await IndexRemovalTarget.FindAsync(database.Connection, request, cancellation);
        IndexRemover remover = new(database.Connection, request, report ?? (_ => { }));
        return await remover.RemoveAsync(target, cancellation).WaitAsync(Deadline, CancellationToken.None);
    }

    private static Task<long> CountAsync(TestDatabase database, string index) =>
        database.ScalarAsync<long>($"SELECT count(*) FROM pg_class WHERE relname = '{index}'");

    private static async Task<NpgsqlConnection> BeginAsync(TestDatabase database, string sql)
    {
        NpgsqlConnection connection = new($"{database.ConnectionText};Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE parent (id int PRIMARY KEY, code int NOT NULL);
            CREATE UNIQUE INDEX parent_key ON parent (code);
            CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, parent_id int REFERENCES parent, code int REFERENCES parent (code),
                            r int4range,
                            CONSTRAINT t_excluded EXCLUDE USING gist (r WITH &&));
            CREATE INDEX t_a ON t (a);
            CREATE INDEX t_parent ON t (parent_id);
            CREATE UNIQUE INDEX t_unique ON t (a, id);
            CREATE UNIQUE INDEX t_identity ON t (a, code, id);
            ALTER TABLE t ALTER code SET NOT NULL;
            ALTER TABLE t REPLICA IDENTITY USING INDEX t_identity;
            CREATE INDEX t_partial ON t USING btree (code DESC NULLS LAST) INCLUDE (a) WITH (fillfactor = 70) WHERE a > 10;
            CREATE TABLE whole (a int) PARTITION BY RANGE (a);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10);
            CREATE INDEX whole_a ON whole (a);
            """);
        return database;
    }
}
