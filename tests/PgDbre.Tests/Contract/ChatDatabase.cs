using PgDbre.Testing;

namespace PgDbre.Tests.Contract;

/// <summary>A small chat service whose queries want indexes, and a workload that ran on it.</summary>
internal static class ChatDatabase
{
    public static async Task<TestDatabase> CreateAsync(SandboxFixture sandbox)
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);
            CREATE TABLE messages (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, created_at timestamptz NOT NULL, content text NOT NULL);
            INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 1000) i;
            INSERT INTO messages SELECT i, 1 + i % 1000, now() - i * interval '1 minute', repeat('x', 100) FROM generate_series(1, 40000) i;
            ANALYZE users;
            ANALYZE messages;
            SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0);
            """);
        for (int i = 0; i < 3; i++)
        {
            await database.ExecuteAsync("SELECT id, content FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10");
        }

        return database;
    }

    /// <summary>Vectors with an index; for a few cmdlets alone, so that the others need not wait for the build.</summary>
    public static Task AddPointsAsync(TestDatabase database) => database.ExecuteAsync(
        """
        CREATE TABLE points (id int PRIMARY KEY, place vector(3) NOT NULL);
        INSERT INTO points SELECT i, ARRAY[random(), random(), random()]::vector FROM generate_series(1, 1000) i;
        CREATE INDEX points_hnsw ON points USING hnsw (place vector_l2_ops);
        ANALYZE points;
        """);
}
