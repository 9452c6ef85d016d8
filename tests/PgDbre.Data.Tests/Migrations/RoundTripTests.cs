using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations;
using PgDbre.Data.Migrations.Images;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

[Collection(SandboxCollection.Name)]
public sealed class RoundTripTests(SandboxFixture sandbox)
{
    private const string Orders =
        """
        CREATE TABLE orders (id int PRIMARY KEY, note text, amount numeric(8,2) NOT NULL, CONSTRAINT positive CHECK (amount > 0));
        CREATE INDEX orders_note ON orders (note);
        INSERT INTO orders VALUES (1, 'a', 1.25), (2, 'b', 2.50), (3, NULL, 3);
        """;

    private const string Unchecked = Orders + "ALTER TABLE orders DROP CONSTRAINT positive;";

    [Fact]
    public async Task A_downgrade_that_mirrors_its_upgrade_is_reversible()
    {
        RoundTripResult result = await RunAsync(
            "ALTER TABLE orders ADD total int NOT NULL DEFAULT 0; CREATE TABLE audit (id int PRIMARY KEY)",
            "DROP TABLE audit; ALTER TABLE orders DROP total");

        RevisionRoundTrip trip = Assert.Single(result.Revisions);
        Assert.Empty(trip.NotRestored);
        Assert.Empty(trip.NotRepeated);
        Assert.Empty(trip.Losses);
        Assert.True(result.IsReversible);
    }

    [Fact]
    public async Task A_column_that_comes_back_empty_is_a_loss_although_the_schema_is_the_same()
    {
        RevisionRoundTrip trip = (await RunAsync(
            "ALTER TABLE orders DROP note", "ALTER TABLE orders ADD note text; CREATE INDEX orders_note ON orders (note)")).Revisions[0];

        Assert.True(trip.IsSchemaReversible);
        Assert.Equal("PostgreSQL adds a column at the end only", trip.NotRestored[0].Tolerance);
        Assert.False(trip.KeepsData);
        Assert.Equal("data lost: column public.orders.note, 2 rows", Assert.Single(trip.Losses).ToString());
    }

    [Fact]
    public async Task Values_that_are_rounded_on_the_way_are_changed()
    {
        RevisionRoundTrip trip = (await RunAsync(
            "ALTER TABLE orders ALTER amount TYPE int", "ALTER TABLE orders ALTER amount TYPE numeric(8,2)", Unchecked)).Revisions[0];

        Assert.True(trip.IsSchemaReversible, string.Join("; ", trip.NotRestored));
        Assert.Equal("data changed: column public.orders.amount, 3 rows", Assert.Single(trip.Losses).ToString());
    }

    [Fact]
    public async Task A_table_of_the_upgrade_takes_its_rows_with_it()
    {
        RevisionRoundTrip trip = (await RunAsync("CREATE TABLE audit (id int PRIMARY KEY)", "DROP TABLE audit")).Revisions[0];

        Assert.True(trip.KeepsData);
        Assert.Equal("public.audit", Assert.Single(trip.Discarded).Table.ToString());
    }

    [Fact]
    public async Task An_enum_type_left_behind_fails_the_second_upgrade()
    {
        RevisionRoundTrip trip = (await RunAsync(
            "CREATE TYPE state AS ENUM ('new', 'sent'); ALTER TABLE orders ADD state state", "ALTER TABLE orders DROP state")).Revisions[0];

        Assert.Equal(["type public.state is left behind"], trip.NotRestored.Select(difference => difference.ToString()));
        Assert.Equal("42710", trip.UpAgain!.Statements[0].SqlState);
        Assert.False(trip.Ran);
    }

    [Fact]
    public async Task A_constraint_that_became_valid_is_tolerated_and_named()
    {
        const string setup = Orders + "ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) < 9) NOT VALID;";

        RevisionRoundTrip trip = (await RunAsync("ALTER TABLE orders VALIDATE CONSTRAINT short", "SELECT 1", setup)).Revisions[0];

        Assert.True(trip.IsSchemaReversible);
        Assert.Equal("constraint public.orders.short: validated was false, is true", Assert.Single(trip.NotRestored).ToString());
    }

    [Fact]
    public async Task The_first_upgrade_that_fails_ends_the_trip()
    {
        RoundTripResult result = await RunAsync(
            [
                new ShadowRevision("a", Shadows.Statements("ALTER TABLE orders ADD x int NOT NULL"), []),
                new ShadowRevision("b", Shadows.Statements("SELECT 1"), []),
            ],
            Orders);

        RevisionRoundTrip trip = Assert.Single(result.Revisions);
        Assert.Equal("23502", trip.Up.Statements[0].SqlState);
        Assert.Null(trip.Down);
    }

    [Fact]
    public async Task A_revision_begins_where_the_one_before_it_ended()
    {
        RoundTripResult result = await RunAsync(
            [
                new ShadowRevision("a", Shadows.Statements("ALTER TABLE orders ADD x int"),
                    Shadows.Statements("ALTER TABLE orders DROP x")),
                new ShadowRevision("b", Shadows.Statements("ALTER TABLE orders RENAME x TO y"), null),
                new ShadowRevision("c", Shadows.Statements("ALTER TABLE orders DROP y"),
                    Shadows.Statements("ALTER TABLE orders ADD y int")),
            ],
            Orders);

        Assert.Equal(["a", "b", "c"], result.Revisions.Select(trip => trip.Revision));
        Assert.True(result.Revisions[2].Ran, result.Revisions[2].Up.Statements[0].Message);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER note SET DEFAULT 'x'", "column public.orders.note: default was not set, is 'x'::text")]
    [InlineData("ALTER TABLE orders ALTER amount DROP NOT NULL", "column public.orders.amount: not null was true, is false")]
    [InlineData("ALTER TABLE orders ALTER note TYPE varchar(9)", "column public.orders.note: type was text, is character varying(9)")]
    [InlineData(
        "ALTER TABLE orders ALTER id ADD GENERATED ALWAYS AS IDENTITY", "column public.orders.id: identity was not set, is a", true)]
    [InlineData("ALTER TABLE orders ALTER note TYPE text COLLATE \"C\"", "column public.orders.note: collation was not set, is C")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT positive", "constraint public.orders.positive is missing")]
    [InlineData("DROP INDEX orders_note", "index public.orders_note is missing")]
    [InlineData(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_note'::regclass",
        "index public.orders_note: valid was true, is false")]
    [InlineData("CREATE STATISTICS st ON id, note FROM orders", "statistics public.st is left behind")]
    [InlineData("ALTER TABLE orders SET (fillfactor = 70)", "table public.orders: options was not set, is fillfactor=70")]
    [InlineData("ALTER TABLE orders ENABLE ROW LEVEL SECURITY", "table public.orders: row security was false, is true")]
    [InlineData("ALTER TYPE mood ADD VALUE 'sad'", "type public.mood: labels was 'ok', is 'ok', 'sad'")]
    [InlineData("ALTER DOMAIN d SET NOT NULL", "type public.d: not null was false, is true")]
    [InlineData("ALTER DOMAIN d ADD CONSTRAINT dk CHECK (VALUE > 0)", "constraint public.d.dk is left behind")]
    [InlineData("ALTER SEQUENCE sq INCREMENT 5", "sequence public.sq: increment was 1, is 5")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS one", "view public.v is left behind")]
    [InlineData("CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'", "routine public.f(): definition was")]
    [InlineData("ALTER TABLE orders DISABLE TRIGGER g", "trigger public.orders.g: enabled was O, is D")]
    [InlineData("CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING", "rule public.orders.r is left behind")]
    [InlineData("CREATE POLICY p ON orders USING (id > 1)", "policy public.orders.p is left behind")]
    [InlineData("GRANT SELECT ON orders TO PUBLIC", "table public.orders: privileges was")]
    [InlineData("GRANT SELECT (note) ON orders TO PUBLIC", "column public.orders.note: privileges was not set")]
    [InlineData("GRANT SELECT ON SEQUENCE sq TO PUBLIC", "sequence public.sq: privileges was")]
    [InlineData("REVOKE EXECUTE ON FUNCTION f FROM PUBLIC", "routine public.f(): privileges was")]
    [InlineData("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC", "default privileges ")]
    [InlineData("COMMENT ON COLUMN orders.note IS 'n'", "comment table column public.orders.note is left behind")]
    [InlineData("CREATE SCHEMA other", "schema other is left behind")]
    [InlineData("CREATE EXTENSION pg_stat_statements", "extension pg_stat_statements is left behind", true)]
    public async Task The_image_of_the_catalog_shows(string change, string difference, bool isOneOfSeveral = false)
    {
        const string schema = Orders +
            """
            CREATE TYPE mood AS ENUM ('ok'); CREATE DOMAIN d AS int; CREATE SEQUENCE sq;
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TRIGGER g BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            """;
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(connection, schema);
        CatalogImage before = await CatalogImageReader.ReadAsync(database.Connection, CancellationToken.None);

        await ScriptRunner.RunAsync(database.Connection, change, "change", _ => { }, CancellationToken.None);

        CatalogImage after = await CatalogImageReader.ReadAsync(database.Connection, CancellationToken.None);
        string[] differences = [.. before.CompareTo(after).Select(one => one.ToString())];
        Assert.Contains(differences, one => one.StartsWith(difference, StringComparison.Ordinal));
        Assert.True(isOneOfSeveral || differences.Length == 1, string.Join("; ", differences));
    }

    private Task<RoundTripResult> RunAsync(string up, string down, string setup = Orders) =>
        RunAsync([new ShadowRevision("r", Shadows.Statements(up), Shadows.Statements(down))], setup);

    private async Task<RoundTripResult> RunAsync(IReadOnlyList<ShadowRevision> revisions, string setup)
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await CreateAsync(connection, setup);
        return await new RoundTrip(database, new TraceOptions()).RunAsync(revisions, CancellationToken.None);
    }

    private static async Task<ShadowDatabase> CreateAsync(PgConnection connection, string setup)
    {
        ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer: true, CancellationToken.None);
        await ScriptRunner.RunAsync(database.Connection, setup, "setup", _ => { }, CancellationToken.None);
        return database;
    }
}
