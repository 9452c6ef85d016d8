using Npgsql;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog.Copying;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog.Copying;

[Collection(SandboxCollection.Name)]
public sealed class SchemaCopyTests(SandboxFixture sandbox)
{
    private const string Role = "\"pgdbre Copied\"";

    [Fact]
    public async Task A_schema_with_something_of_every_kind_is_the_same_on_the_other_side()
    {
        await using TestDatabase source = await CreateAsync();
        await using TestDatabase target = await sandbox.CreateDatabaseAsync();

        SchemaCopy copy = await ReadAsync(source.Connection);
        IReadOnlyList<CopyGap> failed = await SchemaCopyWriter.ApplyAsync(target.Connection, copy, SessionLimits.Default, CancellationToken.None);

        Assert.Empty(failed);
        Assert.Empty(copy.Gaps);
        string[] expected = await DescribeAsync(source);
        string[] actual = await DescribeAsync(target);
        Assert.Equal([], expected.Except(actual));
        Assert.Equal([], actual.Except(expected));
    }

    [Fact]
    public async Task A_role_that_may_only_connect_reads_the_same_statements()
    {
        await using TestDatabase source = await CreateAsync();
        string role = $"copier_{Guid.NewGuid():N}";
        await source.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'pw'");
        try
        {
            await using PgConnection plain = await ServerConnector.ConnectAsync(
                source.Target with { User = role, Password = "pw" }, CancellationToken.None);

            Assert.Equal((await ReadAsync(source.Connection)).Statements.Select(one => one.Sql), (await ReadAsync(plain)).Statements.Select(one => one.Sql));
        }
        finally
        {
            await source.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Only_the_schemas_asked_for_are_copied()
    {
        await using TestDatabase source = await sandbox.CreateDatabaseAsync();
        await source.ExecuteAsync("CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE app.t (id int); CREATE TABLE other.t (id int)");

        SchemaCopy copy = await ReadAsync(source.Connection, "ap*");

        Assert.Equal(["app.t"], copy.Statements.Where(one => one.Stage == CopyStage.Table).Select(one => one.Identity));
    }

    [Fact]
    public async Task A_table_somebody_holds_is_named_with_the_views_on_it_and_not_waited_for()
    {
        await using TestDatabase source = await sandbox.CreateDatabaseAsync();
        await source.ExecuteAsync(
            "CREATE TABLE free (a int CHECK (a > 0)); CREATE TABLE held (a int CHECK (a > 0)); CREATE VIEW v AS SELECT * FROM held; CREATE VIEW w AS SELECT * FROM free");
        await using NpgsqlConnection holder = new(source.ConnectionText);
        await holder.OpenAsync();
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync();
        await using NpgsqlCommand command = new("LOCK TABLE held", holder, transaction);
        await command.ExecuteNonQueryAsync();

        SchemaCopy copy = await ReadAsync(source.Connection);

        Assert.Equal(
            ["view public.v: names a table that somebody holds exclusively", "table public.held: is held exclusively by somebody"],
            copy.Gaps.Select(gap => gap.ToString()));
        Assert.Equal(["public.w"], copy.Statements.Where(one => one.Stage == CopyStage.View).Select(one => one.Identity));
    }

    [Fact]
    public async Task What_cannot_be_copied_is_named_with_the_reason()
    {
        await using TestDatabase source = await sandbox.CreateDatabaseAsync();
        await source.ExecuteAsync(
            """
            CREATE TABLE t (a int);
            INSERT INTO t VALUES (1), (1);
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
            CREATE FOREIGN TABLE remote (a int) SERVER far;
            CREATE FUNCTION sine(float8) RETURNS float8 LANGUAGE internal AS 'dsin';
            CREATE PUBLICATION all_of_it FOR TABLE t;
            """);
        await Assert.ThrowsAsync<PostgresException>(() => source.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)"));

        SchemaCopy copy = await ReadAsync(source.Connection);

        Assert.Equal(
            [
                "foreign server far: is a server elsewhere",
                "foreign table public.remote: is a foreign table",
                "function public.sine(double precision): is written in C",
                "index public.broken: is INVALID",
                "publication all_of_it: replicates",
            ],
            copy.Gaps.Select(gap => gap.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_target_refuses_is_named_with_what_it_said_and_the_rest_is_made()
    {
        await using TestDatabase target = await sandbox.CreateDatabaseAsync();
        SchemaCopy copy = new()
        {
            Statements =
            [
                Statement("view", "CREATE VIEW public.early AS SELECT * FROM public.late"),
                Statement("extension", "CREATE EXTENSION no_such_extension"),
                Statement("table", "CREATE TABLE public.late (a int)"),
            ],
            Gaps = [],
        };

        IReadOnlyList<CopyGap> failed = await SchemaCopyWriter.ApplyAsync(target.Connection, copy, SessionLimits.Default, CancellationToken.None);

        CopyGap only = Assert.Single(failed);
        Assert.Equal("extension", only.Kind);
        Assert.Contains("no_such_extension", only.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await target.ScalarAsync<long>("SELECT count(*) FROM early"));
    }

    private static CopyStatement Statement(string kind, string sql) => new() { Stage = CopyStage.Table, Kind = kind, Identity = "x", Sql = sql };

    private static Task<SchemaCopy> ReadAsync(PgConnection source, params string[] schemas) => SchemaCopyReader.ReadAsync(
        source, schemas.Length == 0 ? ["*"] : schemas, 17, SessionLimits.Default, CancellationToken.None);

    private static async Task<string[]> DescribeAsync(TestDatabase database) =>
        (await database.ScalarAsync<string>(CopiedSchema.Description)).Split('\n');

    private async Task<TestDatabase> CreateAsync()
    {
        await sandbox.ExecuteAsync(
            $"DO $$ BEGIN CREATE ROLE {Role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(CopiedSchema.Ddl);
        return database;
    }
}
