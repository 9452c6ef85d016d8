using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>A chat service's tables without any index but the primary keys: 300 users of 200 messages each.</summary>
public sealed class ChatFixture(SandboxFixture sandbox) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await sandbox.CreateDatabaseAsync();
        await Database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, country text NOT NULL, is_active boolean NOT NULL);
            CREATE TABLE messages (
                id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, thread_id int NOT NULL, body text NOT NULL,
                created_at timestamptz NOT NULL, status text NOT NULL, score real NOT NULL, meta jsonb NOT NULL, tags text[] NOT NULL);
            CREATE TABLE documents (id int PRIMARY KEY, owner int NOT NULL, embedding vector(8) NOT NULL);
            CREATE TABLE few_documents (id int PRIMARY KEY, embedding vector(8) NOT NULL);
            CREATE TABLE loose_documents (id int PRIMARY KEY, embedding vector NOT NULL);
            SELECT setseed(0.5);
            INSERT INTO users SELECT i, 'User' || i || '@example.com', (ARRAY['de', 'fr', 'us'])[1 + i % 3], i % 10 <> 0 FROM generate_series(1, 20000) i;
            INSERT INTO messages
            SELECT i, 1 + i % 300, 1 + (i * 7919) % 5000, md5(i::text) || repeat('x', 60), now() - random() * interval '365 days',
                   CASE WHEN i % 200 = 0 THEN 'failed' ELSE 'sent' END, random(), jsonb_build_object('kind', i % 2000), ARRAY['t' || i % 3000]
            FROM generate_series(1, 60000) i;
            INSERT INTO documents SELECT i, i % 20, (SELECT array_agg(random()) FROM generate_series(1, 8) WHERE i > 0)::vector FROM generate_series(1, 12000) i;
            INSERT INTO few_documents SELECT id, embedding FROM documents WHERE id <= 9000;
            INSERT INTO loose_documents SELECT id, embedding FROM documents;
            """);
        await Database.ExecuteAsync("VACUUM ANALYZE");
    }

    /// <summary>An empty database on the same server.</summary>
    public Task<TestDatabase> CreateOtherAsync() => sandbox.CreateDatabaseAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
