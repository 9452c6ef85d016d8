using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog;

[Collection(SandboxCollection.Name)]
public sealed class CatalogReaderTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_table_is_read_with_all_that_decides_about_its_indexes()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE DOMAIN short AS varchar(10);
            CREATE TABLE parent (id bigint PRIMARY KEY);
            CREATE TABLE child (id int PRIMARY KEY, parent_id bigint NOT NULL REFERENCES parent ON DELETE CASCADE, kind short, place point, e vector(3));
            CREATE UNIQUE INDEX wide ON child (kind text_pattern_ops DESC, lower(kind)) INCLUDE (id) WHERE id > 5;
            INSERT INTO child SELECT i, 1, CASE WHEN i % 4 > 0 THEN 'k' || i END FROM generate_series(1, 0) i;
            INSERT INTO parent VALUES (1);
            INSERT INTO child SELECT i, 1, 'k' || i FROM generate_series(1, 1000) i;
            ANALYZE;
            """);

        SchemaCatalog catalog = await ReadAsync(database, new CatalogScope { Tables = [new("", "child"), new("public", "parent")], IncludeValues = true });

        Table child = catalog.Find(new TableName("public", "child"))!;
        Assert.Equal(1000, child.Rows);
        Assert.True(child.Pages > 0);
        Assert.Equal(["id", "parent_id", "kind", "place", "e"], child.Columns.Select(column => column.Name));
        Column kind = child.FindColumn("kind")!;
        Assert.Equal("varchar", kind.BaseType);
        Assert.True(kind.HasBTree);
        Assert.Equal(-1, kind.Statistics!.RawDistinct);
        Assert.False(child.FindColumn("place")!.HasBTree);
        Assert.Equal("vector(3)", child.FindColumn("e")!.Type);
        Assert.Equal((8, 8), (child.FindColumn("parent_id")!.Length, child.FindColumn("parent_id")!.Alignment));
        Assert.Equal(["1"], child.FindColumn("parent_id")!.Statistics!.CommonValues);

        TableIndex wide = Assert.Single(child.Indexes, index => index.Name == "wide");
        Assert.True(wide is { IsUnique: true, IsPrimary: false, IsValid: true, Method: "btree" });
        Assert.Equal("(id > 5)", wide.Predicate);
        Assert.Equal(["id"], wide.Included);
        Assert.Equal("text_pattern_ops", wide.Keys[0].OperatorClass);
        Assert.True(wide.Keys[0] is { Column: "kind", IsDescending: true, NullsFirst: true });
        Assert.Equal("lower((kind)::text)", wide.Keys[1].Expression);

        ForeignKey key = Assert.Single(child.ForeignKeys);
        Assert.Equal("CASCADE", key.OnDelete);
        Assert.Equal(["parent_id"], key.Columns);
        Assert.Equal(key, Assert.Single(catalog.Find(new TableName("public", "parent"))!.ReferencedBy));
        Assert.Contains("hypopg", catalog.Extensions.Keys);
        Assert.Contains(new TableName("public", "wide"), catalog.RelationNames);
    }

    [Fact]
    public async Task A_role_without_rights_is_told_that_statistics_are_hidden()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE secret (a int); INSERT INTO secret SELECT generate_series(1, 100); ANALYZE secret");
        string role = $"reader_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'reader'");
        try
        {
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "reader" }, CancellationToken.None);
            await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, SessionLimits.Default, CancellationToken.None);

            SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, new CatalogScope { Tables = [new("public", "secret")] }, CancellationToken.None);

            Table secret = Assert.Single(catalog.Tables);
            Assert.False(secret.CanRead);
            Assert.Null(secret.Columns[0].Statistics);
            Assert.Equal(100, secret.Rows);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_table_never_analysed_has_no_row_count()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE fresh (a int) WITH (autovacuum_enabled = off); INSERT INTO fresh SELECT generate_series(1, 100)");

        SchemaCatalog catalog = await ReadAsync(database, new CatalogScope { Tables = [new("public", "fresh")] });

        Assert.Null(Assert.Single(catalog.Tables).Rows);
    }

    [Fact]
    public async Task A_whole_schema_is_read_without_the_systems_own()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE one (a int); CREATE SCHEMA b; CREATE TABLE b.two (a int)");

        SchemaCatalog catalog = await ReadAsync(database, new CatalogScope { SchemaPattern = SchemaPattern.ToRegex(["*"]) });

        Assert.Equal(["b.two", "public.one"], catalog.Tables.Select(table => table.ToString()));
    }

    private static async Task<SchemaCatalog> ReadAsync(TestDatabase database, CatalogScope scope)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        return await CatalogReader.ReadAsync(transaction, scope, CancellationToken.None);
    }
}
