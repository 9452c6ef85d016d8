using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class DiskSpaceTests(SandboxFixture sandbox)
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task An_index_larger_than_what_is_free_is_refused_with_both_figures()
    {
        await using TestDatabase database = await CreateAsync();

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(() => FindAsync(database, Request() with { FreeDiskBytes = 2 * Megabyte }));

        Assert.Equal("PgDiskSpace", refused.ErrorId);
        Assert.Matches(@"about 4\.[0-9] MB for the index, and 2\.0 MB are free \(-FreeDiskMB\)", refused.Message);
    }

    [Fact]
    public async Task The_estimate_is_what_the_index_then_takes()
    {
        await using TestDatabase database = await CreateAsync();

        IndexBuildTarget target = await FindAsync(database, Request() with { FreeDiskBytes = 100 * Megabyte });
        await database.ExecuteAsync("CREATE INDEX t_a_idx ON t (a)");

        long actual = await database.ScalarAsync<long>("SELECT pg_relation_size('t_a_idx')");
        Assert.InRange(target.Disk!.Need.IndexBytes!.Value / (double)actual, 0.9, 1.1);
    }

    [Fact]
    public async Task A_sort_that_does_not_fit_the_memory_needs_room_too()
    {
        await using TestDatabase database = await CreateAsync();
        long before = await database.ScalarAsync<long>("SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()");

        long sort = (await FindAsync(database, Request() with { MaintenanceWorkMemMB = 1 })).Disk!.Need.SortBytes;

        Assert.Equal(0, (await FindAsync(database, Request() with { MaintenanceWorkMemMB = 64 })).Disk!.Need.SortBytes);
        await database.ExecuteAsync("SET maintenance_work_mem = '1MB'; SET max_parallel_maintenance_workers = 0; CREATE INDEX t_a_idx ON t (a)");
        await database.ExecuteAsync("SELECT pg_stat_force_next_flush()");
        long used = await database.ScalarAsync<long>("SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()") - before;
        Assert.InRange(sort / (double)used, 1.0, 1.3);
    }

    [Fact]
    public async Task A_sort_beyond_the_servers_limit_of_temporary_files_is_refused()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            $"ALTER DATABASE {database.Target.Database} SET temp_file_limit = '1MB'; ALTER DATABASE {database.Target.Database} SET max_parallel_maintenance_workers = 0");
        await using PgConnection limited = await Data.Connections.ServerConnector.ConnectAsync(database.Target, CancellationToken.None);

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(
            () => IndexBuildTarget.FindAsync(limited, Request() with { MaintenanceWorkMemMB = 1 }, CancellationToken.None));
        IndexBuildTarget inMemory = await IndexBuildTarget.FindAsync(limited, Request() with { MaintenanceWorkMemMB = 64 }, CancellationToken.None);

        Assert.Equal("PgTempFileLimit", refused.ErrorId);
        Assert.Contains("temp_file_limit allows 1.0 MB", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(inMemory.Disk);
    }

    [Fact]
    public async Task A_rebuild_needs_room_for_the_new_index_beside_the_old()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX t_a_idx ON t (a)");
        IndexRebuildRequest request = new() { Schema = "public", Index = "t_a_idx", FreeDiskBytes = 2 * Megabyte };

        PgDbreException refused = await Assert.ThrowsAsync<PgDbreException>(
            () => IndexRebuildTarget.FindAsync(database.Connection, request, CancellationToken.None));

        Assert.Equal("PgDiskSpace", refused.ErrorId);
    }

    [Fact]
    public async Task The_partitions_of_a_table_are_added_up()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE p (a int) PARTITION BY RANGE (a);
            CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (100000);
            CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (100000) TO (300000);
            INSERT INTO p SELECT i FROM generate_series(1, 200000) i;
            ANALYZE p
            """);
        IndexBuildRequest request = new()
        {
            Definition = new IndexDefinition { Table = new TableName("public", "p"), Keys = IndexKeyParser.Parse("a") },
        };

        IndexBuildTarget target = await FindAsync(database, request);

        Assert.InRange(target.Disk!.Need.IndexBytes!.Value, 4 * Megabyte, 5 * Megabyte);
    }

    [Fact]
    public async Task A_role_that_may_not_see_the_data_directory_builds_all_the_same()
    {
        await using TestDatabase database = await CreateAsync();
        string role = $"owner_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT CREATE ON SCHEMA public TO {role}; ALTER TABLE t OWNER TO {role}");
        try
        {
            await using PgConnection owner = await Data.Connections.ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            IndexBuildTarget target = await IndexBuildTarget.FindAsync(owner, Request(), CancellationToken.None);

            Assert.Null(target.Disk!.FreeBytes);
            Assert.EndsWith("free space unknown", target.Disk.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    [Fact]
    public void Free_space_is_asked_of_this_machine_only_where_the_server_proves_to_be_on_it()
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("pgdbre-disk-");
        try
        {
            File.WriteAllLines(Path.Combine(data.FullName, "postmaster.pid"), ["4711", data.FullName, "1700000000", "5433", "/tmp", "localhost"]);

            Assert.Equal(new DriveInfo(data.FullName).TotalSize > 0, LocalDisk.FreeBytes("127.0.0.1:5433", data.FullName, data.FullName, 5433, 1_700_000_002) > 0);
            Assert.Null(LocalDisk.FreeBytes("db.example.org:5433", data.FullName, data.FullName, 5433, 1_700_000_002));
            Assert.Null(LocalDisk.FreeBytes("127.0.0.1:5433", data.FullName, data.FullName, 5432, 1_700_000_002));
            Assert.Null(LocalDisk.FreeBytes("127.0.0.1:5433", data.FullName, data.FullName, 5433, 1_700_000_100));
            Assert.Null(LocalDisk.FreeBytes("127.0.0.1:5433", Path.Combine(data.FullName, "elsewhere"), data.FullName, 5433, 1_700_000_002));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static IndexBuildRequest Request() => new()
    {
        Definition = new IndexDefinition { Table = new TableName("public", "t"), Keys = IndexKeyParser.Parse("a") },
    };

    private static Task<IndexBuildTarget> FindAsync(TestDatabase database, IndexBuildRequest request) =>
        IndexBuildTarget.FindAsync(database.Connection, request, CancellationToken.None);

    // 200,000 different integers: a B-tree of 4.3 MB.
    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int); INSERT INTO t SELECT i FROM generate_series(1, 200000) i; ANALYZE t");
        return database;
    }
}
