using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class SimulationTests(SandboxFixture sandbox)
{
    private const string Query = "SELECT id FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10";

    [Fact]
    public async Task Nothing_hypothetical_is_left_in_the_session()
    {
        await using TestDatabase database = await CreateAsync();

        await Advise.On(database.Connection, Query, "SELECT nothing FROM messages");

        Assert.Equal(0, await HypotheticalCountAsync(database));
    }

    [Fact]
    public async Task What_somebody_else_left_in_a_pooled_session_stays()
    {
        await using TestDatabase database = await CreateAsync();
        await using (ServerTransaction other = await BeginAsync(database.Connection))
        {
            await other.ListAsync("SELECT indexname::text FROM hypopg_create_index('CREATE INDEX ON messages (score)')", row => row.GetString(0), CancellationToken.None);
        }

        await Advise.On(database.Connection, Query);

        Assert.Equal(1, await HypotheticalCountAsync(database));
    }

    [Fact]
    public async Task A_cancelled_simulation_leaves_nothing_behind()
    {
        await using TestDatabase database = await CreateAsync();
        await using ServerTransaction transaction = await BeginAsync(database.Connection);
        var indexes = (await HypotheticalIndexes.OpenAsync(transaction, CancellationToken.None))!;
        IndexDefinition definition = new() { Table = new Core.Catalog.TableName("public", "messages"), Keys = [IndexKey.On("score")] };
        Assert.Null(await indexes.SetAsync([new() { Definition = definition, RuleId = "filter-columns", Reason = "" }], CancellationToken.None));
        await Assert.ThrowsAsync<PgDbreException>(() => transaction.ExecuteAsync("SELECT 1 / 0", CancellationToken.None));

        await indexes.DisposeAsync();

        Assert.Equal(0, (await transaction.ListAsync("SELECT count(*) FROM hypopg()", row => row.GetInt64(0), CancellationToken.None))[0]);
    }

    [Fact]
    public async Task Without_HypoPG_the_rules_choose_and_nothing_is_called_verified()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("DROP EXTENSION hypopg");

        var advice = await Advise.On(database.Connection, Query, "SELECT id FROM messages WHERE user_id = 3");

        Assert.False(advice.IsSimulated);
        IndexRecommendation index = advice.AssertRecommends("messages (user_id, created_at DESC)");
        Assert.Equal(Verification.NotSimulated, index.Verification);
        Assert.Null(index.GainPercent);
        Assert.Equal(2, index.QueryCount);
    }

    [Fact]
    public async Task HypoPG_in_a_schema_of_its_own_is_found()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("DROP EXTENSION hypopg; CREATE SCHEMA \"what if\"; CREATE EXTENSION hypopg SCHEMA \"what if\"");

        var advice = await Advise.On(database.Connection, Query);

        Assert.Equal(Verification.Verified, advice.AssertRecommends("messages (user_id, created_at DESC)").Verification);
    }

    [Theory]
    [InlineData("we\"ird\nname", "a,b); DROP TABLE users; --")]
    [InlineData("Ümläut und Leerzeichen", "SELECT")]
    [InlineData("sixty_three_bytes_long_name_0123456789_0123456789_0123456789_ab", "sixty_three_bytes_long_name_0123456789_0123456789_0123456789_cd")]
    public async Task Hostile_names_are_advised_on_and_built(string table, string column)
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        string quotedTable = SqlIdentifier.Quote(table);
        string quotedColumn = SqlIdentifier.Quote(column);
        await database.ExecuteAsync(
            $"CREATE TABLE {quotedTable} ({quotedColumn} int, filler text); INSERT INTO {quotedTable} SELECT i, repeat('x', 50) FROM generate_series(1, 20000) i; ANALYZE {quotedTable}");

        IndexRecommendation index = Assert.Single((await Advise.On(database.Connection, $"SELECT * FROM {quotedTable} WHERE {quotedColumn} = 5")).Recommendations);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(index.Index) <= 63);
        IndexBuildRequest request = new() { Definition = index.Definition!, Name = index.Index, Queries = SqlSplitter.Split(index.Queries[0]) };
        IndexBuildOutcome outcome = await new IndexBuilder(database.Connection, request, _ => { }).BuildAsync(CancellationToken.None);

        Assert.True(outcome.Build!.IsUsed);
        Assert.Equal(index.Sql, outcome.Build.Sql);
    }

    private static async Task<long> HypotheticalCountAsync(TestDatabase database)
    {
        await using ServerTransaction transaction = await BeginAsync(database.Connection);
        return (await transaction.ListAsync("SELECT count(*) FROM hypopg()", row => row.GetInt64(0), CancellationToken.None))[0];
    }

    private static Task<ServerTransaction> BeginAsync(PgConnection connection) =>
        ServerTransaction.ReadOnlyAsync(connection, SessionLimits.Default, CancellationToken.None);

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE messages (id int PRIMARY KEY, user_id int, created_at timestamptz, score real);
            INSERT INTO messages SELECT i, 1 + i % 100, now() - i * interval '1 minute', random() FROM generate_series(1, 30000) i;
            ANALYZE messages;
            """);
        return database;
    }
}
