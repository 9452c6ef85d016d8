using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>An index of a partitioned table: the leaves p_1, p_2, p_3a and p_3b, of which the last two are below p_3.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PartitionedBuildTests(SandboxFixture sandbox)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_partition_is_built_and_attached_level_by_level()
    {
        await using TestDatabase database = await CreateAsync();

        IndexBuild build = (await BuildAsync(database, Request("a"))).Build!;

        Assert.Equal(
            """
            CREATE INDEX p_a_idx ON ONLY public.p USING btree (a);
            CREATE INDEX CONCURRENTLY p_1_a_idx ON public.p_1 USING btree (a);
            ALTER INDEX public.p_a_idx ATTACH PARTITION public.p_1_a_idx;
            CREATE INDEX CONCURRENTLY p_2_a_idx ON public.p_2 USING btree (a);
            ALTER INDEX public.p_a_idx ATTACH PARTITION public.p_2_a_idx;
            CREATE INDEX p_3_a_idx ON ONLY public.p_3 USING btree (a);
            CREATE INDEX CONCURRENTLY p_3a_a_idx ON public.p_3a USING btree (a);
            ALTER INDEX public.p_3_a_idx ATTACH PARTITION public.p_3a_a_idx;
            CREATE INDEX CONCURRENTLY p_3b_a_idx ON public.p_3b USING btree (a);
            ALTER INDEX public.p_3_a_idx ATTACH PARTITION public.p_3b_a_idx;
            ALTER INDEX public.p_a_idx ATTACH PARTITION public.p_3_a_idx
            """,
            build.Sql);
        Assert.Equal((4, 0), (build.PartitionsBuilt, build.PartitionsAttached));
        Assert.Equal("DROP INDEX public.p_a_idx", build.UndoSql);
        Assert.Equal(0, await InvalidCountAsync(database));
        Assert.Equal(
            await database.ScalarAsync<long>("SELECT sum(pg_relation_size(relid))::bigint FROM pg_partition_tree('p_a_idx')"), build.SizeBytes);
        Assert.Equal("p_a_idx", (await BuildAsync(database, Request("a"))).ExistingIndex);
    }

    [Fact]
    public async Task A_query_that_uses_the_parts_uses_the_index()
    {
        await using TestDatabase database = await CreateAsync();

        IndexBuild build = (await BuildAsync(database, Request("a") with { Queries = SqlSplitter.Split("SELECT * FROM p WHERE a = 5") })).Build!;

        Assert.True(build.IsUsed);
        Assert.True(build.CostAfter < build.CostBefore);
    }

    [Fact]
    public async Task Equal_indexes_of_partitions_are_attached_and_not_built_again()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX mine ON p_2 (a); CREATE INDEX other_order ON p_1 (a DESC)");

        IndexBuild build = (await BuildAsync(database, Request("a"))).Build!;

        Assert.Equal((3, 1), (build.PartitionsBuilt, build.PartitionsAttached));
        Assert.Equal("p_a_idx", await database.ScalarAsync<string>("SELECT inhparent::regclass::text FROM pg_inherits WHERE inhrelid = 'mine'::regclass"));
        Assert.Equal(0, await InvalidCountAsync(database));
    }

    [Fact]
    public async Task What_an_interrupted_run_left_is_continued()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE INDEX half ON ONLY p (a);
            CREATE INDEX p_1_a_idx ON p_1 (a);
            ALTER INDEX half ATTACH PARTITION p_1_a_idx;
            CREATE INDEX p_2_a_idx ON p_2 (a);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'p_2_a_idx'::regclass
            """);

        IndexBuild build = (await BuildAsync(database, Request("a"))).Build!;

        Assert.Equal("half", build.Index);
        Assert.StartsWith(
            """
            DROP INDEX CONCURRENTLY public.p_2_a_idx;
            CREATE INDEX CONCURRENTLY p_2_a_idx ON public.p_2 USING btree (a);
            ALTER INDEX public.half ATTACH PARTITION public.p_2_a_idx;
            CREATE INDEX p_3_a_idx ON ONLY public.p_3
            """,
            build.Sql,
            StringComparison.Ordinal);
        Assert.Equal((3, 0), (build.PartitionsBuilt, build.PartitionsAttached));
        Assert.Equal(0, await InvalidCountAsync(database));
    }

    [Fact]
    public async Task Partitions_that_come_meanwhile_get_their_part_too()
    {
        await using TestDatabase database = await CreateAsync();
        bool isDone = false;
        IndexBuilder builder = new(database.Connection, Request("a"), progress =>
        {
            if (!isDone && progress.Phase == "attaching it")
            {
                isDone = true;
                Execute(
                    database,
                    """
                    CREATE TABLE p_4 PARTITION OF p FOR VALUES FROM (400) TO (500);
                    CREATE TABLE p_5 (LIKE p);
                    CREATE INDEX ready ON p_5 (a);
                    ALTER TABLE p ATTACH PARTITION p_5 FOR VALUES FROM (500) TO (600)
                    """);
            }
        });

        IndexBuild build = (await builder.BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

        Assert.Equal(4, build.PartitionsBuilt);
        Assert.Equal(6, await database.ScalarAsync<long>("SELECT count(*) FROM pg_partition_tree('p_a_idx') WHERE isleaf"));
        Assert.Equal(0, await InvalidCountAsync(database));
    }

    [Fact]
    public async Task Stopped_before_the_first_partition_is_built_nothing_stays()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StopAsync(database, progress => progress.Phase.Contains("waiting", StringComparison.Ordinal)));

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid IN (SELECT relid FROM pg_partition_tree('p'))"));
    }

    [Fact]
    public async Task Stopped_in_the_middle_no_partition_has_an_invalid_index_and_the_next_run_continues()
    {
        await using TestDatabase database = await CreateAsync();
        NpgsqlConnection? holder = null;

        PgDbreException stopped = await Assert.ThrowsAsync<PgDbreException>(() => StopAsync(database, progress =>
        {
            // From the second partition on an old snapshot keeps the build waiting when its index is all but done.
            if (progress is { Index: "p_1_a_idx", Phase: "attaching it" })
            {
                holder = Lock(database, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class");
            }

            return progress.Index == "p_2_a_idx" && progress.Phase.Contains("waiting", StringComparison.Ordinal);
        }));
        holder!.Close();

        Assert.Equal("PgPartitionedIndexUnfinished", stopped.ErrorId);
        Assert.Contains("1 of the 4 partitions", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(
            "p_1_a_idx:true p_a_idx:false",
            await database.ScalarAsync<string>(
                "SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ' ' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid IN (SELECT relid FROM pg_partition_tree('p'))"));
        Assert.Equal(3, (await BuildAsync(database, Request("a"))).Build!.PartitionsBuilt);
        Assert.Equal(0, await InvalidCountAsync(database));
    }

    [Fact]
    public async Task A_partition_that_stays_locked_is_an_error_that_says_how_far_it_came()
    {
        await using TestDatabase database = await CreateAsync();
        await using NpgsqlConnection holder = await LockAsync(database, "LOCK TABLE p_2 IN SHARE MODE");
        IndexBuildRequest request = Request("a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(100)),
            FirstPause = TimeSpan.FromMilliseconds(10),
            MaxRetry = 1,
        };

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database, request));

        Assert.Equal("PgPartitionedIndexUnfinished", failure.ErrorId);
        Assert.Contains("1 of the 4 partitions", failure.Message, StringComparison.Ordinal);
        Assert.Contains("DROP INDEX public.p_a_idx", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_that_is_written_to_all_the_time_is_asked_for_again()
    {
        await using TestDatabase database = await CreateAsync();
        NpgsqlConnection holder = await LockAsync(database, "INSERT INTO p VALUES (1, 1, 'x')");
        IndexBuildRequest request = Request("a") with
        {
            Limits = new SessionLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200)),
            FirstPause = TimeSpan.FromMilliseconds(100),
        };
        IndexBuilder builder = new(database.Connection, request, progress =>
        {
            if (progress.Phase.StartsWith("the table is locked", StringComparison.Ordinal))
            {
                holder.Close();
            }
        });

        IndexBuild build = (await builder.BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

        Assert.Equal(2, build.Attempts);
    }

    [Fact]
    public async Task The_tables_owner_needs_no_more_rights()
    {
        await using TestDatabase database = await CreateAsync();
        string role = $"owner_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT CREATE, USAGE ON SCHEMA public TO {role}; GRANT CONNECT ON DATABASE {database.Target.Database} TO {role}");
        try
        {
            foreach (string table in (string[])["p", "p_1", "p_2", "p_3", "p_3a", "p_3b"])
            {
                await database.ExecuteAsync($"ALTER TABLE {table} OWNER TO {role}");
            }

            await using PgConnection owner = await Data.Connections.ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);
            IndexBuild build = (await new IndexBuilder(owner, Request("a"), _ => { }).BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

            Assert.Equal(4, build.PartitionsBuilt);
            Assert.Equal(0, await InvalidCountAsync(database));
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_foreign_partition_is_refused()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE FOREIGN DATA WRAPPER nothing;
            CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing;
            CREATE FOREIGN TABLE p_far PARTITION OF p FOR VALUES FROM (900) TO (1000) SERVER elsewhere
            """);

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database, Request("a")));

        Assert.Equal("PgForeignPartition", refused.ErrorId);
        Assert.Contains("public.p_far", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "public.p is (id)")]
    [InlineData("id", "public.p_3 is (a)")]
    public async Task A_unique_index_without_the_partition_key_of_every_level_is_refused(string keys, string said)
    {
        await using TestDatabase database = await CreateAsync();
        IndexBuildRequest request = Request(keys);

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(
            () => BuildAsync(database, request with { Definition = request.Definition with { IsUnique = true } }));

        Assert.Equal("PgUniqueWithoutPartitionKey", refused.ErrorId);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unique_index_with_the_keys_of_every_level_is_built()
    {
        await using TestDatabase database = await CreateAsync();
        IndexBuildRequest request = Request("id, a");

        IndexBuild build = (await BuildAsync(database, request with { Definition = request.Definition with { IsUnique = true } })).Build!;

        Assert.Equal(4, build.PartitionsBuilt);
    }

    [Fact]
    public async Task The_progress_counts_the_partitions()
    {
        await using TestDatabase database = await CreateAsync();
        List<IndexBuildProgress> seen = [];
        IndexBuilder builder = new(database.Connection, Request("a"), progress =>
        {
            lock (seen)
            {
                seen.Add(progress);
            }
        });

        await builder.BuildAsync(CancellationToken.None).WaitAsync(Deadline);

        PartitionProgress last = seen.Last(progress => progress.Index == "p_3b_a_idx").Partition!;
        Assert.Equal(("p_a_idx", 4, 4, 100.0), (last.Parent, last.Number, last.Count, last.Percent));
    }

    private static IndexBuildRequest Request(string keys) => new()
    {
        Definition = new IndexDefinition { Table = new TableName("public", "p"), Keys = IndexKeyParser.Parse(keys) },
    };

    private static Task<IndexBuildOutcome> BuildAsync(TestDatabase database, IndexBuildRequest request) =>
        new IndexBuilder(database.Connection, request, _ => { }).BuildAsync(CancellationToken.None).WaitAsync(Deadline);

    private static async Task StopAsync(TestDatabase database, Func<IndexBuildProgress, bool> isTime)
    {
        using CancellationTokenSource stop = new();
        IndexBuilder builder = new(database.Connection, Request("a"), progress =>
        {
            if (isTime(progress))
            {
                stop.Cancel();
            }
        });
        await builder.BuildAsync(stop.Token).WaitAsync(Deadline);
    }

    private static Task<long> InvalidCountAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid");

    private static void Execute(TestDatabase database, string sql)
    {
        using NpgsqlConnection connection = new(database.ConnectionText);
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnection Lock(TestDatabase database, string sql)
    {
        NpgsqlConnection connection = new(database.ConnectionText);
        connection.Open();
        using NpgsqlCommand command = new($"BEGIN; {sql}", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private static Task<NpgsqlConnection> LockAsync(TestDatabase database, string sql) => Task.Run(() => Lock(database, sql));

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE p (id int, a int, b text) PARTITION BY RANGE (id);
            CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (100);
            CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (100) TO (200);
            CREATE TABLE p_3 PARTITION OF p FOR VALUES FROM (200) TO (300) PARTITION BY RANGE (a);
            CREATE TABLE p_3a PARTITION OF p_3 FOR VALUES FROM (0) TO (5000);
            CREATE TABLE p_3b PARTITION OF p_3 FOR VALUES FROM (5000) TO (20000);
            INSERT INTO p SELECT i % 300, i % 10000, 'b' || i FROM generate_series(1, 30000) i;
            ANALYZE p
            """);
        return database;
    }
}
