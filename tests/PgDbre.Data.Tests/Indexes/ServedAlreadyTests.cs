using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>An existing index that serves means no recommendation; one that only looks so does not.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ServedAlreadyTests(SandboxFixture sandbox)
{
    private const string ByUserNewestFirst = "SELECT id FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10";
    private const string ByUser = "SELECT id FROM messages WHERE user_id = 42";

    [Theory]
    [InlineData("CREATE INDEX has_it ON messages (user_id, created_at DESC)", ByUserNewestFirst)]
    [InlineData("CREATE INDEX has_it ON messages (user_id, created_at)", ByUserNewestFirst)]
    [InlineData("CREATE INDEX has_it ON messages (user_id, created_at, score)", ByUserNewestFirst)]
    [InlineData("CREATE INDEX has_it ON messages (user_id, score)", ByUser)]
    [InlineData("CREATE INDEX has_it ON messages (thread_id, user_id)", "SELECT id FROM messages WHERE user_id = 42 AND thread_id = 7")]
    [InlineData("CREATE INDEX has_it ON messages (lower(body))", "SELECT id FROM messages WHERE lower(body) = 'x'")]
    [InlineData("CREATE INDEX has_it ON messages (body text_pattern_ops)", "SELECT id FROM messages WHERE body LIKE 'abc%'")]
    public async Task An_index_that_serves_means_none_is_recommended(string index, string query)
    {
        await using TestDatabase database = await CreateAsync(index);

        (await Advise.On(database.Connection, query)).AssertNoRecommendation(because: "Index has_it already serves it.");
    }

    [Theory]
    [InlineData("CREATE INDEX no_use ON messages (user_id) WHERE score > 0.9", ByUser, "messages (user_id)")]
    [InlineData("CREATE INDEX no_use ON messages (score, user_id)", ByUser, "messages (user_id)")]
    [InlineData("CREATE INDEX no_use ON messages (score) INCLUDE (user_id)", ByUser, "messages (user_id)")]
    [InlineData("CREATE INDEX no_use ON messages (body)", "SELECT id FROM messages WHERE body LIKE 'abc%'", "messages (body text_pattern_ops)")]
    public async Task An_index_that_does_not_serve_changes_nothing(string index, string query, string wanted)
    {
        await using TestDatabase database = await CreateAsync(index);

        (await Advise.On(database.Connection, query)).AssertRecommends(wanted);
    }

    [Fact]
    public async Task An_invalid_index_serves_nothing_and_keeps_its_name()
    {
        await using TestDatabase database = await CreateAsync("CREATE INDEX messages_user_id_idx ON messages (user_id)");
        await database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'messages_user_id_idx'::regclass");

        var index = (await Advise.On(database.Connection, ByUser)).AssertRecommends("messages (user_id)");

        Assert.Equal("messages_user_id_idx1", index.Index);
    }

    private async Task<TestDatabase> CreateAsync(string index)
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE messages (id int PRIMARY KEY, user_id int, thread_id int, created_at timestamptz, score real, body text);
            INSERT INTO messages SELECT i, 1 + i % 100, i % 3000, now() - i * interval '1 minute', random(), md5(i::text) || repeat('x', 60)
            FROM generate_series(1, 20000) i;
            {index};
            ANALYZE messages;
            """);
        return database;
    }
}
