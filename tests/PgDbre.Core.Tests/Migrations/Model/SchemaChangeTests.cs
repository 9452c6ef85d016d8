using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Model;

public sealed class SchemaChangeTests
{
    [Fact]
    public void A_new_table_is_known_with_its_columns_constraints_and_indexes()
    {
        RelationModel table = After("CREATE TABLE a (id serial PRIMARY KEY, b int UNIQUE, c text DEFAULT 'x' CHECK (c <> ''));", "a")!;

        Assert.True(table.IsComplete);
        Assert.Equal(["id", "b", "c"], table.Columns.Select(column => column.Name));
        Assert.Equal([true, false, false], table.Columns.Select(column => column.IsNotNull));
        Assert.Equal(
            [ConstraintKind.PrimaryKey, ConstraintKind.Unique, ConstraintKind.Check], table.Constraints.Select(constraint => constraint.Kind));
        Assert.Equal(["id", "b"], table.Indexes.Select(index => Assert.Single(index.Keys)));
    }

    [Fact]
    public void Renamed_columns_keep_their_constraints_and_indexes()
    {
        RelationModel table = After(
            """
            CREATE TABLE a (b int CHECK (b > 0));
            CREATE INDEX i ON a (lower(b::text), b);
            ALTER TABLE a RENAME COLUMN b TO c;
            ALTER TABLE a RENAME TO z;
            """,
            "z")!;

        Assert.Equal("c", Assert.Single(table.Columns).Name);
        Assert.Equal(["c"], Assert.Single(table.Constraints).Columns);
        Assert.Equal([null, "c"], Assert.Single(table.Indexes).Keys);
        Assert.Contains("c", Assert.Single(table.Indexes).ComputedFrom);
    }

    [Fact]
    public void A_constraint_is_not_valid_until_it_is_validated()
    {
        const string Add = "CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT k CHECK (b > 0) NOT VALID;";
        Assert.False(After(Add, "a")!.Constraint("k")!.IsValid);
        Assert.True(After(Add + "ALTER TABLE a VALIDATE CONSTRAINT k;", "a")!.Constraint("k")!.IsValid);
    }

    [Fact]
    public void A_key_takes_over_its_index()
    {
        RelationModel table = After(
            "CREATE TABLE a (b int); CREATE UNIQUE INDEX i ON a (b); ALTER TABLE a ADD CONSTRAINT k PRIMARY KEY USING INDEX i;", "a")!;
        IndexModel index = Assert.Single(table.Indexes);
        Assert.Equal(("k", "k"), (index.Name, index.Constraint));
        Assert.Equal(["b"], table.Constraint("k")!.Columns);
        Assert.True(table.Column("b")!.IsNotNull);
    }

    [Theory]
    [InlineData("CREATE TABLE a (b int); DROP TABLE a;")]
    [InlineData("BEGIN; CREATE TABLE a (b int); ROLLBACK;")]
    [InlineData("CREATE TABLE a (b int); ALTER TABLE a RENAME TO c;")]
    [InlineData("CREATE TABLE a (b int); ALTER TABLE a SET SCHEMA s;")]
    public void What_is_gone_is_not_known(string sql) => Assert.Null(After(sql, "a"));

    [Fact]
    public void A_name_is_looked_for_along_the_search_path()
    {
        Assert.NotNull(After("SET search_path = app, public; CREATE TABLE a (b int);", new QualifiedName("app", "a")));
        Assert.NotNull(After("CREATE TEMP TABLE a (b int);", new QualifiedName("pg_temp", "a")));
    }

    [Theory]
    [InlineData("CREATE TABLE a AS SELECT 1;", true)]
    [InlineData("CREATE TABLE a AS SELECT 1 WITH NO DATA;", false)]
    [InlineData("CREATE TABLE a (b int); INSERT INTO a SELECT 1;", true)]
    [InlineData("CREATE TABLE a (b int); INSERT INTO a VALUES (1), (2);", false)]
    public void A_table_is_filled_by_a_number_of_rows_nobody_knows(string sql, bool expected) =>
        Assert.Equal(expected, After(sql, "a")!.IsFilled);

    private static RelationModel? After(string sql, string table) => After(sql, new QualifiedName(null, table));

    private static RelationModel? After(string sql, QualifiedName table)
    {
        SchemaModel schema = SchemaModel.Empty;
        SessionModel session = SessionModel.Start(new Dictionary<string, string>());
        new MigrationWalk([], new ReviewOptions(), [SqlMigrationReader.Read(sql)], ordinal: 0).Run(ref schema, ref session);
        return schema.Find(table);
    }
}
