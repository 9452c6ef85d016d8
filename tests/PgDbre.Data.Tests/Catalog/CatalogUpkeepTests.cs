using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog;

[Collection(SandboxCollection.Name)]
public sealed class CatalogUpkeepTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task The_age_of_statistics_and_vacuum_is_read_with_what_autovacuum_goes_by()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE kept (a int, b int) WITH (autovacuum_enabled = off, autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 7);
            CREATE STATISTICS kept_ab (dependencies, mcv) ON a, b FROM kept;
            ALTER TABLE kept ALTER COLUMN b SET STATISTICS 500;
            INSERT INTO kept SELECT i, i FROM generate_series(1, 1000) i;
            """);
        await database.ExecuteAsync("VACUUM ANALYZE kept");
        await database.ExecuteAsync("UPDATE kept SET b = 0 WHERE a <= 300; DELETE FROM kept WHERE a > 900; SELECT pg_stat_force_next_flush()");

        Table kept = await ReadAsync(database.Connection, "kept");

        TableUpkeep upkeep = kept.Upkeep;
        Assert.Equal((400, 900, 400), (upkeep.ModifiedSinceAnalyze, upkeep.LiveRows, upkeep.DeadRows));
        Assert.Equal((0.02, 7, false), (upkeep.AnalyzeScaleFactor, upkeep.AnalyzeThreshold, upkeep.IsAutovacuumOn));
        Assert.InRange(upkeep.StatisticsAge!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Assert.InRange(upkeep.VacuumAge!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        ExtendedStatistics statistics = Assert.Single(kept.Statistics);
        Assert.Equal(new TableName("public", "kept_ab"), statistics.Name);
        Assert.Equal(["a", "b"], statistics.Columns);
        Assert.Equal(["f", "m"], statistics.Kinds.Order());
        Assert.Equal([null, 500], kept.Columns.Select(column => column.StatisticsTarget));
        Assert.True(kept.CanReadStatistics);
    }

    [Fact]
    public async Task A_partition_knows_the_table_at_the_top()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE whole (a int, b int) PARTITION BY RANGE (a);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (b);
            CREATE TABLE leaf PARTITION OF part FOR VALUES FROM (0) TO (10);
            """);

        Assert.Equal(new TableName("public", "whole"), (await ReadAsync(database.Connection, "leaf")).PartitionRoot);
        Assert.Null((await ReadAsync(database.Connection, "whole")).PartitionRoot);
    }

    [Fact]
    public async Task Tables_at_the_other_end_of_foreign_keys_come_only_when_asked_for()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE parent (id int PRIMARY KEY);
            CREATE SCHEMA other;
            CREATE TABLE other.child (parent_id int REFERENCES parent);
            CREATE TABLE stranger (a int);
            """);
        CatalogScope scope = new() { Tables = [new TableName("public", "parent")], IncludeNames = false };

        SchemaCatalog alone = await ReadAsync(database.Connection, scope);
        SchemaCatalog both = await ReadAsync(database.Connection, scope with { IncludeKeyTables = true });

        Assert.Equal(["public.parent"], alone.Tables.Select(table => table.ToString()));
        Assert.Equal("other.child", Assert.Single(alone.Tables[0].ReferencedBy).Child.ToString());
        Assert.Empty(alone.RelationNames);
        Assert.Equal(["other.child", "public.parent"], both.Tables.Select(table => table.ToString()));
        Assert.Equal("parent_id", Assert.Single(both.Tables[0].ForeignKeys).Columns[0]);
    }

    [Fact]
    public async Task A_key_to_a_partitioned_table_is_there_once()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE whole (id int PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10);
            CREATE TABLE child (whole_id int REFERENCES whole);
            """);

        Assert.Equal("child_whole_id_fkey", Assert.Single((await ReadAsync(database.Connection, "whole")).ReferencedBy).Name);
    }

    [Fact]
    public async Task What_a_role_cannot_see_of_pg_stats_is_said_and_not_guessed()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        string role = $"monitor_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE pg_monitor");
        try
        {
            await database.ExecuteAsync(
                $"""
                CREATE TABLE open (a int); CREATE TABLE closed (a int); CREATE TABLE partly (a int, b int); CREATE TABLE guarded (a int);
                INSERT INTO open SELECT generate_series(1, 100); INSERT INTO closed SELECT generate_series(1, 100);
                INSERT INTO partly SELECT i, i FROM generate_series(1, 100) i; INSERT INTO guarded SELECT generate_series(1, 100);
                ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
                GRANT SELECT ON open, guarded TO {role};
                GRANT SELECT (a) ON partly TO {role};
                ANALYZE;
                """);
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            Table open = await ReadAsync(connection, "open");
            Table closed = await ReadAsync(connection, "closed");
            Table partly = await ReadAsync(connection, "partly");
            Table guarded = await ReadAsync(connection, "guarded");

            Assert.True(open.CanReadStatistics && open.Columns[0].Statistics is not null);
            Assert.True(closed is { CanReadStatistics: false, CanRead: false } && closed.Columns[0].Statistics is null);
            Assert.True(partly is { CanReadStatistics: false, CanRead: true } && partly.Columns[1].Statistics is null);
            Assert.True(guarded is { CanReadStatistics: false, CanRead: true } && guarded.Columns[0].Statistics is null);
            Assert.All([open, closed, partly, guarded], table => Assert.NotNull(table.Upkeep.LastAnalyze));
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}");
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static async Task<Table> ReadAsync(PgConnection connection, string table) =>
        Assert.Single((await ReadAsync(connection, new CatalogScope { Tables = [new TableName("", table)] })).Tables);

    private static async Task<SchemaCatalog> ReadAsync(PgConnection connection, CatalogScope scope)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.DeferredReadOnlyAsync(connection, SessionLimits.Default, CancellationToken.None);
        return await CatalogReader.ReadAsync(transaction, scope, CancellationToken.None, isLast: true);
    }
}
