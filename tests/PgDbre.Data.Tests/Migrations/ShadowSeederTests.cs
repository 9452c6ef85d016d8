using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations;
using PgDbre.Data.Migrations.Seeding;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

[Collection(SandboxCollection.Name)]
public sealed class ShadowSeederTests(SandboxFixture sandbox)
{
    private const string Awkward =
        """
        CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
        CREATE DOMAIN email AS text NOT NULL CHECK (VALUE ~ '^[^@]+@[^@]+$');
        CREATE DOMAIN short_email AS email CHECK (length(VALUE) < 30);
        CREATE TYPE pair AS (a int, b text);
        CREATE TABLE customer (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail short_email UNIQUE, country char(2) NOT NULL, born date,
            score numeric(5,2) CHECK (score BETWEEN 0 AND 100), tags text[] NOT NULL, extra jsonb,
            code uuid NOT NULL DEFAULT gen_random_uuid(),
            boss bigint REFERENCES customer, both_names pair, upper_mail text GENERATED ALWAYS AS (upper(extra ->> 'm')) STORED,
            CHECK (length(country) = 2), CHECK (born IS NULL OR born > DATE '1900-01-01'));
        CREATE TABLE invoice (
            id serial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, state state NOT NULL DEFAULT 'new',
            starts timestamptz NOT NULL,
            ends timestamptz NOT NULL, amount int NOT NULL CHECK (amount > 0 AND amount % 5 = 0), kind varchar(8) NOT NULL,
            card text, iban text, CHECK (ends > starts), CHECK (num_nonnulls(card, iban) = 1),
            CHECK (kind IN ('cash', 'card', 'transfer')));
        CREATE TABLE invoice_line (
            invoice_id int NOT NULL, line int NOT NULL, parent_invoice int, parent_line int, PRIMARY KEY (invoice_id, line),
            FOREIGN KEY (invoice_id) REFERENCES invoice, FOREIGN KEY (parent_invoice, parent_line) REFERENCES invoice_line);
        CREATE TABLE profile (customer_id bigint PRIMARY KEY REFERENCES customer, bio text);
        CREATE TABLE booking (room int NOT NULL, during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));
        CREATE TABLE event (id bigint NOT NULL, at timestamptz NOT NULL, kind text) PARTITION BY RANGE (at);
        CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);
        CREATE TABLE event_2025_a PARTITION OF event_2025 FOR VALUES IN ('alpha', 'beta');
        CREATE TABLE event_rest PARTITION OF event DEFAULT;
        CREATE TABLE shard (id int NOT NULL, v text) PARTITION BY HASH (id);
        CREATE TABLE shard_0 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE shard_1 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        CREATE TABLE types (
            a int2, b int4, c int8, d float4, e float8, f numeric, g numeric(3,3), h money, i bool, j text, k varchar(3), l char(5), m name,
            n bytea,
            o date, p time, q timetz, r timestamp, s timestamptz, t interval, u uuid, v json, w jsonb, x inet, y cidr, z macaddr,
            aa bit(4), ab varbit(4), ac point, ad box, ae int4range, af tstzrange, ag int[], ah state[], ai tsvector,
            aj xml, ak oid, al pg_lsn);
        CREATE TABLE a_side (id int PRIMARY KEY, b_id int);
        CREATE TABLE b_side (id int PRIMARY KEY, a_id int REFERENCES a_side);
        ALTER TABLE a_side ADD FOREIGN KEY (b_id) REFERENCES b_side;
        CREATE TABLE case_insensitive (id int, name text NOT NULL);
        CREATE UNIQUE INDEX ON case_insensitive (lower(name));
        """;

    [Fact]
    public async Task Every_table_of_an_awkward_schema_gets_rows()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(connection, Awkward);

        SeedReport report = await ShadowSeeder.SeedAsync(database, CancellationToken.None);

        Assert.Empty(report.Unseeded);
        Assert.Equal(
            [
                "a_side", "b_side", "booking", "case_insensitive", "customer", "event_2024", "event_2025_a", "event_rest", "invoice",
                "invoice_line", "profile", "shard_0", "shard_1", "types",
            ],
            report.Seeded.Select(table => table.Table.Name).Order(StringComparer.Ordinal));
        Assert.True(report.Seeded.All(table => table.Rows >= 2), string.Join("; ", report.Seeded));
    }

    [Fact]
    public async Task Rows_hold_nulls_duplicates_and_the_ends_of_types()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(
            connection, "CREATE TABLE t (id int PRIMARY KEY, n int, s varchar(300) NOT NULL)");

        await ShadowSeeder.SeedAsync(database, CancellationToken.None);

        ConnectionTarget target = sandbox.Administrator with { Database = database.Name };
        Assert.True(
            await ServerSql.ScalarAsync<bool>(target, "SELECT bool_or(n IS NULL) AND max(n) = 2147483647 AND min(n) = -2147483648 FROM t"));
        Assert.True(await ServerSql.ScalarAsync<bool>(target, "SELECT max(length(s)) = 300 AND min(length(s)) = 0 FROM t"));
        Assert.True(await ServerSql.ScalarAsync<bool>(target, "SELECT count(n) > count(DISTINCT n) FROM t"));
    }

    [Fact]
    public async Task A_table_that_takes_no_row_is_named_with_the_reason()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(
            connection, "CREATE TABLE t (n int NOT NULL CHECK (n < 5 AND n > 5)); CREATE TABLE u (n int)");

        SeedReport report = await ShadowSeeder.SeedAsync(database, CancellationToken.None);

        Assert.Equal(
            new UnseededTable(new TableName("public", "t"), "23514: new row for relation \"t\" violates check constraint \"t_n_check\""),
            Assert.Single(report.Unseeded));
        Assert.Equal("u", Assert.Single(report.Seeded).Table.Name);
    }

    [Fact]
    public async Task Tables_with_rows_are_left_alone()
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(connection, "CREATE TABLE t (n int); INSERT INTO t VALUES (7)");

        Assert.Empty((await ShadowSeeder.SeedAsync(database, CancellationToken.None)).Seeded);
        Assert.Equal(
            1, await ServerSql.ScalarAsync<long>(sandbox.Administrator with { Database = database.Name }, "SELECT count(*) FROM t"));
    }

    private static async Task<ShadowDatabase> CreateAsync(PgConnection connection, string schema)
    {
        ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer: true, CancellationToken.None);
        await ScriptRunner.RunAsync(database.Connection, schema, "schema", _ => { }, CancellationToken.None);
        return database;
    }
}
