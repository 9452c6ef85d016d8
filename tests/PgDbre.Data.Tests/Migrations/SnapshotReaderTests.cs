using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations.Facts;
using PgDbre.Data.Tests.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

[Collection(SandboxCollection.Name)]
public sealed class SnapshotReaderTests(SandboxFixture sandbox)
{
    private const string Orders =
        """
        CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);
        CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint REFERENCES customer ON DELETE SET NULL,
                             state varchar(10) DEFAULT 'new', token uuid DEFAULT gen_random_uuid(), CHECK (state <> ''));
        CREATE INDEX orders_state ON orders (lower(state)) WHERE customer_id IS NOT NULL;
        CREATE TABLE lonely (a int);
        INSERT INTO customer SELECT i, 'c' || i FROM generate_series(1, 2000) i;
        INSERT INTO orders (customer_id) SELECT i FROM generate_series(1, 2000) i;
        ANALYZE
        """;

    [Fact]
    public async Task A_table_is_read_with_all_that_is_on_it()
    {
        await using TestDatabase database = await CreateAsync(Orders);

        SchemaSnapshot snapshot = await ReadAsync(database.Connection);

        RelationFacts orders = snapshot.Find(new QualifiedName(null, "orders"))!;
        Assert.Equal((RelationKind.Table, 2000, "heap"), (orders.Kind, orders.Rows, orders.AccessMethod));
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_relation_size('orders')"), orders.Figures.HeapBytes);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_total_relation_size('orders')"), orders.Figures.TotalBytes);
        Assert.Equal(2000, orders.Figures.RowChanges);
        Assert.Equal(["bigint", "bigint", "character varying(10)", "uuid"], orders.Columns.Select(column => column.Type.ToString()));
        Assert.Equal(ColumnIdentity.Always, orders.FindColumn("id")!.Identity);
        Assert.Equal([false, true], new[] { "state", "token" }.Select(name => orders.FindColumn(name)!.IsDefaultVolatile));
        ConstraintFacts key = Assert.Single(snapshot.ForeignKeysTo(new QualifiedName("public", "customer"))).Key;
        Assert.Equal(("orders_customer_id_fkey", "SET NULL", "customer_pkey"), (key.Name, key.OnDelete, key.Index));
        Assert.Equal("((state)::text <> ''::text)", orders.FindConstraint("orders_state_check")!.Expression);
        IndexFacts index = orders.FindIndex("orders_state")!;
        Assert.Equal(["customer_id"], index.PredicateColumns);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_relation_size('orders_state')"), index.SizeBytes);
        Assert.Equal("orders", snapshot.Find(new QualifiedName(null, "orders_id_seq"))!.Sequence!.OwnerTable!.Name);
    }

    [Fact]
    public async Task Reading_asking_and_writing_a_file_lose_nothing()
    {
        await using TestDatabase database = await CreateAsync(Orders);

        SchemaSnapshot snapshot = await ReadAsync(database.Connection);
        byte[] file = SchemaSnapshotFile.Write(snapshot);

        Assert.Equal(file, SchemaSnapshotFile.Write(SchemaSnapshotFile.Read(file, "t.json")));
        Assert.DoesNotContain(database.Target.Password!, System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_hangs_together_comes_along_and_the_rest_stays_unknown()
    {
        await using TestDatabase database = await CreateAsync(Orders);

        SchemaSnapshot byName = await ReadAsync(database.Connection, ("public", "orders"));
        SchemaSnapshot byWildcard = await ReadAsync(database.Connection, ("pub*", "cust*"));

        Assert.Equal(["customer", "orders", "orders_id_seq"], byName.Relations.Select(relation => relation.Name.Name));
        Assert.Equal(["customer", "orders", "orders_id_seq"], byWildcard.Relations.Select(relation => relation.Name.Name));
        Assert.False(byName.Covers(new QualifiedName("public", "lonely")));
        Assert.True(byWildcard.Covers(new QualifiedName("public", "customs")));
    }

    [Fact]
    public async Task Odd_names_are_names()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE SCHEMA "S.a""b";
            CREATE TYPE "S.a""b"."T y" AS ENUM ('x');
            CREATE TABLE "S.a""b"."t*able"  ("c;1" "S.a""b"."T y"[] DEFAULT '{x}', "SELECT" text COLLATE "C");
            CREATE INDEX "i'x" ON "S.a""b"."t*able" (("SELECT" || 'a')) WHERE "c;1" IS NOT NULL
            """);

        SchemaSnapshot snapshot = await ReadAsync(database.Connection, ("S.a\"b", "*"));

        RelationFacts table = snapshot.Find(new QualifiedName("S.a\"b", "t*able"))!;
        Assert.Equal("\"S.a\"\"b\".\"T y\"[]", table.FindColumn("c;1")!.Type.ToString());
        Assert.Equal(["x"], snapshot.FindType(table.FindColumn("c;1")!.Type.Name)!.Labels);
        IndexFacts index = Assert.Single(table.Indexes);
        Assert.Equal(("i'x", "SELECT", "c;1"), (index.Name, Assert.Single(index.ExpressionColumns), Assert.Single(index.PredicateColumns)));
        byte[] file = SchemaSnapshotFile.Write(snapshot);
        Assert.Equal(table.Name, Assert.Single(SchemaSnapshotFile.Read(file, "t.json").Relations).Name);
    }

    [Fact]
    public async Task A_table_that_somebody_holds_is_named_and_not_waited_for()
    {
        await using TestDatabase database = await CreateAsync(Orders);
        await using NpgsqlConnection holder = new(database.ConnectionText);
        await holder.OpenAsync();
        await using NpgsqlCommand command = new("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE", holder);
        await command.ExecuteNonQueryAsync();

        SchemaSnapshot snapshot = await ReadAsync(database.Connection);

        Assert.Equal(new QualifiedName("public", "orders"), Assert.Single(snapshot.Held));
        Assert.Null(snapshot.Find(new QualifiedName(null, "orders")));
        Assert.False(snapshot.Covers(new QualifiedName(null, "orders")));
        Assert.NotNull(snapshot.Find(new QualifiedName(null, "customer")));
        Assert.Equal("idle in transaction", snapshot.Activity.OldestTransactionState);
        Assert.NotNull(snapshot.Activity.OldestTransactionSeconds);
        Assert.Equal(1, snapshot.Activity.OpenTransactions);
    }

    [Fact]
    public async Task Statements_are_counted_for_the_tables_they_name()
    {
        await using TestDatabase database = await CreateAsync(
            Orders + "; CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'new'");
        for (int i = 0; i < 7; i++)
        {
            await database.ExecuteAsync("SELECT count(*) FROM open_orders JOIN customer c ON c.id = customer_id");
        }

        SchemaSnapshot snapshot = await ReadAsync(database.Connection);

        Assert.Equal(7, snapshot.Find(new QualifiedName(null, "open_orders"))!.Figures.StatementCalls);
        Assert.InRange(snapshot.Find(new QualifiedName(null, "orders"))!.Figures.StatementCalls!.Value, 8, 10);
        Assert.Equal(0, snapshot.Find(new QualifiedName(null, "lonely"))!.Figures.StatementCalls);
        Assert.NotNull(snapshot.Activity.StatementsSince);
        Assert.Empty(snapshot.Gaps);
    }

    [Fact]
    public async Task Without_the_extension_the_gap_is_named()
    {
        await using TestDatabase database = await CreateAsync("DROP EXTENSION pg_stat_statements; CREATE TABLE t (a int)");

        SchemaSnapshot snapshot = await ReadAsync(database.Connection);

        Assert.Null(snapshot.Find(new QualifiedName(null, "t"))!.Figures.StatementCalls);
        Assert.StartsWith("Statements on a table were not counted.", Assert.Single(snapshot.Gaps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_are_those_a_new_session_begins_with()
    {
        await using TestDatabase database = await CreateAsync("CREATE SCHEMA app; CREATE TABLE app.t (a int)");
        string role = $"deployer_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE pg_monitor");
        try
        {
            await database.ExecuteAsync(
                $"""
                ALTER ROLE {role} SET lock_timeout = '2s';
                ALTER ROLE {role} IN DATABASE {database.Target.Database} SET search_path = app, public;
                ALTER DATABASE {database.Target.Database} SET statement_timeout = '15min'
                """);
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            SchemaSnapshot snapshot = await ReadAsync(connection);

            SessionFacts session = snapshot.Session;
            Assert.Equal((role, 2000, 900_000), (session.Role, session.LockTimeoutMs, session.StatementTimeoutMs));
            Assert.Equal(0, session.TransactionTimeoutMs);
            Assert.Equal("app, public", session.SearchPath);
            Assert.Equal("app.t", snapshot.Find(new QualifiedName(null, "t"))!.ToString());
            Assert.Equal("2s", snapshot.Session.SettingOf(role, "lock_timeout"));
            Assert.Equal("15min", snapshot.Session.SettingOf("anybody", "statement_timeout"));
            Assert.Equal(("public", "vector"), Assert.Single(
                snapshot.Extensions.Where(one => one.Name == "vector").Select(one => (one.Schema, one.Name))));
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_role_without_pg_monitor_is_told_what_it_does_not_see()
    {
        await using TestDatabase database = await CreateAsync(Orders);
        string role = $"nobody_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        try
        {
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            SchemaSnapshot snapshot = await ReadAsync(connection);

            Assert.Equal(2000, snapshot.Find(new QualifiedName("public", "orders"))!.Rows);
            Assert.Contains($"hidden from {role}", snapshot.Gaps[0], StringComparison.Ordinal);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_round_trips_do_not_grow_with_the_tables()
    {
        await using TestDatabase database = await CreateAsync(Orders);
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        await ReadAsync(connection);

        int before = await wire.CountAsync(() => ReadAsync(connection));
        await database.ExecuteAsync(string.Join(';', Enumerable.Range(1, 300).Select(i => $"CREATE TABLE t{i} (a int PRIMARY KEY)")));

        Assert.Equal(before, await wire.CountAsync(() => ReadAsync(connection)));
        Assert.Equal(5, before);
    }

    private async Task<TestDatabase> CreateAsync(string sql)
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(sql);
        return database;
    }

    private static Task<SchemaSnapshot> ReadAsync(PgConnection connection, params (string Schema, string Name)[] relations) =>
        SnapshotReader.ReadAsync(
            connection,
            relations.Length == 0 ? new SnapshotRequest() : new SnapshotRequest { Relations = relations },
            CancellationToken.None);
}
