using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class IndexRebuilderTests(SandboxFixture sandbox)
{
    private const string OldSnapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_bloated_index_comes_back_smaller()
    {
        await using TestDatabase database = await CreateAsync();
        long before = await database.ScalarAsync<long>("SELECT pg_relation_size('t_a_idx')");

        IndexRebuild rebuilt = await RebuildAsync(database, Request("t_a_idx"));

        Assert.Equal(before, rebuilt.SizeBeforeBytes);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_relation_size('t_a_idx')"), rebuilt.SizeAfterBytes);
        Assert.True(rebuilt.SizeAfterBytes < before / 2);
        Assert.Equal(rebuilt.SizeBeforeBytes - rebuilt.SizeAfterBytes, rebuilt.FreedBytes);
        Assert.Equal("REINDEX INDEX CONCURRENTLY public.t_a_idx", rebuilt.Sql);
        Assert.True(rebuilt.WasValid);
        Assert.Equal("t_a_idx", await NamesAsync(database));
    }

    [Fact]
    public async Task An_invalid_index_is_valid_afterwards()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_idx'::regclass");

        IndexRebuild rebuilt = await RebuildAsync(database, Request("t_a_idx"));

        Assert.False(rebuilt.WasValid);
        Assert.True(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a_idx'::regclass"));
    }

    [Fact]
    public async Task A_cancelled_rebuild_leaves_the_old_index_and_nothing_else()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, OldSnapshot);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RebuildAsync(
            database,
            Request("t_a_idx"),
            progress =>
            {
                if (progress.Phase.Contains("waiting for old snapshots", StringComparison.Ordinal))
                {
                    stop.Cancel();
                }
            },
            stop.Token));

        Assert.Equal("t_a_idx", await NamesAsync(database));
    }

    [Fact]
    public async Task A_rebuild_that_waits_too_long_leaves_a_leftover_of_somebody_else_alone()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            "CREATE INDEX t_a_idx_ccnew ON t (a); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_idx_ccnew'::regclass");
        await using NpgsqlConnection holder = await LockAsync(database, OldSnapshot);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => RebuildAsync(database, Request("t_a_idx") with { MaxWait = TimeSpan.FromMilliseconds(300), MaxRetry = 0 }));

        Assert.Equal("PgLockTimeout", failure.ErrorId);
        Assert.Equal("t_a_idx,t_a_idx_ccnew", await NamesAsync(database));
    }

    [Fact]
    public async Task A_unique_index_over_duplicates_stays_as_it_was()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE UNIQUE INDEX t_b_idx ON t (b);
            UPDATE pg_index SET indisvalid = false, indisready = false WHERE indexrelid = 't_b_idx'::regclass;
            INSERT INTO t SELECT a, b FROM t LIMIT 1
            """);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => RebuildAsync(database, Request("t_b_idx")));

        Assert.Equal("23505", failure.SqlState);
        Assert.Equal("t_a_idx,t_b_idx", await NamesAsync(database));
    }

    [Fact]
    public async Task A_table_that_is_locked_is_asked_for_again()
    {
        await using TestDatabase database = await CreateAsync();
        NpgsqlConnection holder = await LockAsync(database, "LOCK TABLE t IN SHARE MODE");
        IndexRebuildRequest request = Request("t_a_idx") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200)),
            FirstPause = TimeSpan.FromMilliseconds(100),
        };

        IndexRebuild rebuilt = await RebuildAsync(database, request, progress =>
        {
            if (progress.Phase.StartsWith("the table is locked", StringComparison.Ordinal))
            {
                holder.Close();
            }
        });

        Assert.Equal(2, rebuilt.Attempts);
    }

    [Fact]
    public async Task The_parts_of_a_partitioned_index_are_rebuilt_one_by_one()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE p (a int) PARTITION BY RANGE (a);
            CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (10) TO (20);
            CREATE INDEX p_a_idx ON p (a)
            """);

        IReadOnlyList<IndexRebuildTarget> targets = await IndexRebuildTarget.FindAsync(database.Connection, Request("p_a_idx"), CancellationToken.None);

        Assert.Equal(
            ["REINDEX INDEX CONCURRENTLY public.p_1_a_idx", "REINDEX INDEX CONCURRENTLY public.p_2_a_idx"],
            targets.Select(target => target.Sql));
    }

    [Theory]
    [InlineData("public", "nowhere", "PgIndexNotFound")]
    [InlineData("pg_catalog", "pg_class_oid_index", "PgSystemCatalog")]
    [InlineData("public", "x_r_excl", "PgExclusionConstraint")]
    [InlineData("public", "t_a_idx_ccold1", "PgReindexLeftover")]
    [InlineData("public", "q_a", "PgPartitionedIndexInvalid")]
    public async Task What_cannot_be_rebuilt_concurrently_is_refused_with_the_reason(string schema, string index, string errorId)
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE x (r int4range, EXCLUDE USING gist (r WITH &&));
            CREATE TABLE q (a int) PARTITION BY RANGE (a);
            CREATE TABLE q_1 PARTITION OF q FOR VALUES FROM (0) TO (10);
            CREATE INDEX q_a ON ONLY q (a);
            CREATE INDEX t_a_idx_ccold1 ON t (a);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_idx_ccold1'::regclass
            """);

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(
            () => IndexRebuildTarget.FindAsync(database.Connection, Request(index) with { Schema = schema }, CancellationToken.None));

        Assert.Equal(errorId, refused.ErrorId);
        Assert.NotEmpty(refused.RecommendedAction);
    }

    private static IndexRebuildRequest Request(string index) => new() { Schema = "public", Index = index };

    private static async Task<IndexRebuild> RebuildAsync(
        TestDatabase database, IndexRebuildRequest request, Action<IndexBuildProgress>? report = null, CancellationToken cancellation = default)
    {
        IndexRebuildTarget target = Assert.Single(await IndexRebuildTarget.FindAsync(database.Connection, request, CancellationToken.None));
        return await new IndexRebuilder(database.Connection, request, report ?? (_ => { })).RebuildAsync(target, cancellation).WaitAsync(Deadline, CancellationToken.None);
    }

    private static Task<string> NamesAsync(TestDatabase database) => database.ScalarAsync<string>(
        "SELECT string_agg(indexrelid::regclass::text, ',' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = 't'::regclass");

    private static async Task<NpgsqlConnection> LockAsync(TestDatabase database, string sql)
    {
        NpgsqlConnection connection = new(database.ConnectionText);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // Three of four rows go, so that the index is four times as large as it need be.
    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a int, b text);
            INSERT INTO t SELECT i, 'b' || i FROM generate_series(1, 40000) i;
            CREATE INDEX t_a_idx ON t (a);
            DELETE FROM t WHERE a % 4 <> 0;
            ANALYZE t
            """);
        await database.ExecuteAsync("VACUUM t");
        return database;
    }
}
