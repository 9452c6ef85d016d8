using PgDbre.Core.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class ForeignKeyAdviceTests(SandboxFixture sandbox)
{
    private const string Parent = "CREATE TABLE parent (a int, b int, PRIMARY KEY (a, b), UNIQUE (a));";

    [Fact]
    public async Task A_foreign_key_without_index_gets_one()
    {
        IndexRecommendation index = (await CheckAsync("CREATE TABLE child (id int PRIMARY KEY, a int REFERENCES parent (a) ON DELETE CASCADE)"))
            .AssertRecommends("child (a)");

        Assert.Equal("foreign-key", index.RuleId);
        Assert.Equal(Verification.NotSimulated, index.Verification);
        Assert.Contains("ON DELETE CASCADE", index.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE INDEX i ON child (a, b)")]
    [InlineData("CREATE INDEX i ON child (b, a, id)")]
    [InlineData("CREATE INDEX i ON child (a, b) WHERE a IS NOT NULL")]
    [InlineData("CREATE UNIQUE INDEX i ON child (b, a)")]
    public async Task An_index_that_leads_with_its_columns_covers_it(string index)
    {
        var advice = await CheckAsync($"CREATE TABLE child (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES parent); {index}");

        advice.AssertNoRecommendation(because: "Index i serves foreign key");
    }

    [Theory]
    [InlineData("CREATE INDEX i ON child (a)")]
    [InlineData("CREATE INDEX i ON child (id, a, b)")]
    [InlineData("CREATE INDEX i ON child (a) INCLUDE (b)")]
    [InlineData("CREATE INDEX i ON child (a, b) WHERE id > 5")]
    public async Task An_index_that_does_not_lead_with_all_of_them_does_not_cover_it(string index)
    {
        var advice = await CheckAsync($"CREATE TABLE child (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES parent); {index}");

        advice.AssertRecommends("child (a, b)");
    }

    [Fact]
    public async Task A_key_to_the_own_table_counts()
    {
        (await CheckAsync("CREATE TABLE child (id int PRIMARY KEY, reply_to int REFERENCES child)")).AssertRecommends("child (reply_to)");
    }

    [Fact]
    public async Task A_partitioned_child_gets_one_for_the_whole()
    {
        const string Child =
            """
            CREATE TABLE child (id int, a int REFERENCES parent (a)) PARTITION BY RANGE (id);
            CREATE TABLE child_1 PARTITION OF child FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);
            CREATE TABLE child_1a PARTITION OF child_1 FOR VALUES FROM (0) TO (10);
            """;

        IndexRecommendation index = Assert.Single((await CheckAsync(Child)).Recommendations);

        Assert.Equal(("child", "a"), (index.Table, index.Columns));
    }

    [Fact]
    public async Task Only_the_schemas_asked_for_are_checked()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync($"{Parent} CREATE SCHEMA other; CREATE TABLE other.child (a int REFERENCES parent (a))");

        Assert.Empty((await Advise.OnForeignKeys(database.Connection)).Recommendations);
        Assert.Single((await Advise.OnForeignKeys(database.Connection, "^(o.*)$")).Recommendations);
    }

    [Fact]
    public async Task A_wider_index_for_a_query_takes_the_foreign_key_along()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE TABLE messages (id int PRIMARY KEY, user_id int REFERENCES users, created_at timestamptz);
            INSERT INTO users SELECT generate_series(1, 100);
            INSERT INTO messages SELECT i, 1 + i % 100, now() - i * interval '1 s' FROM generate_series(1, 30000) i;
            ANALYZE;
            """);

        var advice = await Advise.On(
            database.Connection,
            new Data.Indexes.AdviceRequest { ForeignKeySchemas = "^public$" },
            "SELECT id FROM messages WHERE user_id = 4 ORDER BY created_at DESC LIMIT 10");

        IndexRecommendation index = advice.AssertRecommends("messages (user_id, created_at DESC)");
        Assert.Contains(index.Notes, note => note.StartsWith("Foreign key messages_user_id_fkey", StringComparison.Ordinal));
    }

    private async Task<Data.Indexes.Advice> CheckAsync(string child)
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(Parent + child);
        return await Advise.OnForeignKeys(database.Connection);
    }
}
