using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog.Copying;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog.Copying;

/// <summary>A database with rows of many types, and its copy without any.</summary>
public sealed class CopiedPlanFixture(SandboxFixture sandbox) : IAsyncLifetime
{
    public TestDatabase Source { get; private set; } = null!;

    public TestDatabase Target { get; private set; } = null!;

    internal IReadOnlyList<CopyGap> Gaps { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Source = await sandbox.CreateDatabaseAsync();
        Target = await sandbox.CreateDatabaseAsync();
        await Source.ExecuteAsync(
            """
            CREATE TYPE mood AS ENUM ('happy', 'sad', 'calm');
            CREATE DOMAIN label AS varchar(10) CHECK (VALUE <> '');
            CREATE TABLE users (gone int, id int PRIMARY KEY, email text NOT NULL UNIQUE, name text, country char(2), mood mood, age smallint, code varchar(8));
            ALTER TABLE users DROP COLUMN gone;
            CREATE TABLE messages (
                id bigint PRIMARY KEY, user_id int NOT NULL REFERENCES users, status text NOT NULL, created_at timestamptz NOT NULL,
                score real, tags text[], meta jsonb, body text);
            CREATE TABLE events (id bigint, day date NOT NULL, user_id int, kind int, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
            CREATE TABLE events_01 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
            CREATE TABLE events_02 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
            CREATE TABLE bookings (id int PRIMARY KEY, room int, during daterange, label label);
            SELECT setseed(0.25);
            INSERT INTO users SELECT i, 'u' || i || '@x.io', 'name ' || i % 700, (ARRAY['de', 'fr', 'us'])[1 + i % 3],
                                     (ARRAY['happy', 'sad', 'calm'])[1 + i % 3]::mood, 18 + i % 60, 'c' || i % 50 FROM generate_series(1, 20000) i;
            INSERT INTO messages SELECT i, 1 + (random() * 19999)::int, CASE WHEN i % 150 = 0 THEN 'failed' ELSE 'sent' END,
                                        timestamptz '2026-01-01' + i * interval '40 seconds', CASE WHEN i % 10 > 0 THEN random() END,
                                        ARRAY['t' || i % 40, 't' || i % 7], jsonb_build_object('kind', i % 9), repeat('x', 80) FROM generate_series(1, 60000) i;
            INSERT INTO events SELECT i, date '2026-01-01' + i % 59, 1 + i % 20000, i % 12 FROM generate_series(1, 40000) i;
            INSERT INTO bookings SELECT i, i % 30, daterange(date '2026-01-01' + i % 300, date '2026-01-03' + i % 300 + i % 5), 'l' || i % 8
            FROM generate_series(1, 10000) i;
            CREATE INDEX users_lower ON users (lower(name));
            CREATE INDEX users_age ON users (age);
            CREATE INDEX users_code ON users (code);
            CREATE INDEX messages_user ON messages (user_id, created_at DESC);
            CREATE INDEX messages_failed ON messages (user_id) WHERE status = 'failed';
            CREATE INDEX messages_score ON messages (score);
            CREATE INDEX messages_created ON messages (created_at);
            CREATE INDEX events_kind ON events (kind);
            CREATE INDEX bookings_during ON bookings USING gist (during);
            CREATE STATISTICS users_together (dependencies, ndistinct) ON country, mood, code FROM users;
            CREATE STATISTICS bookings_together (ndistinct) ON room, label FROM bookings;
            CREATE VIEW recent AS SELECT * FROM messages WHERE created_at > '2026-01-20';
            """);
        await Source.ExecuteAsync("VACUUM ANALYZE");
        SchemaCopy schema = await SchemaCopyReader.ReadAsync(Source.Connection, ["*"], 17, SessionLimits.Default, CancellationToken.None);
        IReadOnlyList<CopyGap> failed =
            await SchemaCopyWriter.ApplyAsync(Target.Connection, schema, SessionLimits.Default, CancellationToken.None);
        TableName[] tables = [.. new[] { "users", "messages", "events_01", "events_02", "bookings" }.Select(name => new TableName("public", name))];
        StatisticsCopy statistics = await StatisticsCopyReader.ReadAsync(Source.Connection, tables, SessionLimits.Default, CancellationToken.None);
        IReadOnlyList<CopyGap> missing =
            await StatisticsCopyWriter.ApplyAsync(Target.Connection, statistics, SessionLimits.Default, CancellationToken.None);
        Gaps = [.. schema.Gaps, .. failed, .. statistics.Gaps, .. missing];
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await Target.DisposeAsync();
    }
}
