using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Tests.Migrations.Facts;
using PgDbre.Testing;

namespace PgDbre.Core.Tests.Migrations.Model;

/// <summary>What relations have to do with each other, and what is left of it when one is renamed or dropped.</summary>
public sealed class RelationLinksTests
{
    [Fact]
    public void Dependents_are_told_by_name() => Assert.Equal(
        ["public.customer_totals", "public.open_orders", "public.order_lines"], Names(ExampleSchema.Known().Dependents(Name("orders"))));

    [Fact]
    public void Partitions_are_told_with_theirs()
    {
        SchemaModel schema = After(
            """
            CREATE TABLE a (n int) PARTITION BY RANGE (n);
            CREATE TABLE b PARTITION OF a FOR VALUES FROM (1) TO (5) PARTITION BY RANGE (n);
            CREATE TABLE c PARTITION OF b DEFAULT;
            """);
        Assert.Equal(["public.b", "public.c"], Names(schema.Partitions(Name("a"))));
        Assert.Equal("public.c", schema.DefaultPartition(Name("b"))!.Name.ToString());
        Assert.Null(schema.DefaultPartition(Name("a")));
    }

    [Fact]
    public void Tables_that_inherit_in_a_circle_or_twice_are_told_once()
    {
        SchemaModel schema = After(
            """
            CREATE TABLE a (n int);
            CREATE TABLE b () INHERITS (a);
            CREATE TABLE c () INHERITS (a, b);
            ALTER TABLE a INHERIT c;
            """);
        Assert.Equal(["public.b", "public.c"], Names(schema.Partitions(Name("a"))).Order());
    }

    [Fact]
    public void Links_follow_a_rename()
    {
        SchemaModel schema = After(
            """
            ALTER TABLE orders RENAME TO purchases;
            ALTER TABLE purchases SET SCHEMA archive;
            ALTER TABLE events RENAME TO log;
            """);
        Assert.Equal(
            ["public.customer_totals", "public.open_orders", "public.order_lines"],
            Names(schema.Dependents(new QualifiedName("archive", "purchases"))));
        Assert.Equal(["public.events_2025", "public.events_default"], Names(schema.Partitions(Name("log"))));
    }

    [Fact]
    public void What_goes_with_a_table_goes_in_the_model()
    {
        SchemaModel schema = After("DROP TABLE orders CASCADE; DROP TABLE events;");
        Assert.Null(schema.Find(Name("open_orders")));
        Assert.Null(schema.Find(Name("events_2025")));
        Assert.DoesNotContain(schema.Find(Name("order_lines"))!.Constraints, constraint => constraint.Kind == ConstraintKind.ForeignKey);
    }

    [Fact]
    public void A_dropped_schema_takes_its_relations_along()
    {
        SchemaModel schema = After("CREATE TABLE s.a (n int); CREATE VIEW v AS SELECT n FROM s.a; DROP SCHEMA s CASCADE;");
        Assert.Null(schema.Find(new QualifiedName("s", "a")));
        Assert.Null(schema.Find(Name("v")));
    }

    [Fact]
    public void A_partition_has_what_its_parent_has()
    {
        SchemaModel schema = After(
            "CREATE TABLE readings_2027 PARTITION OF readings FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');");
        RelationModel partition = schema.Find(Name("readings_2027"))!;
        Assert.True(partition.IsComplete);
        Assert.Equal(["id", "at", "value"], partition.Columns.Select(column => column.Name));
        Assert.Equal(["at"], Assert.Single(partition.Indexes).Keys);
    }

    [Theory]
    [InlineData("LIKE orders", 0, 0, false)]
    [InlineData("LIKE orders INCLUDING CONSTRAINTS", 1, 0, false)]
    [InlineData("LIKE orders INCLUDING ALL EXCLUDING INDEXES", 1, 0, true)]
    [InlineData("LIKE orders INCLUDING DEFAULTS INCLUDING INDEXES", 0, 6, true)]
    public void LIKE_copies_what_it_says(string like, int checks, int indexes, bool hasDefaults)
    {
        RelationModel copy = After($"CREATE TABLE copy ({like});").Find(Name("copy"))!;
        Assert.Equal(checks, copy.Constraints.Count(constraint => constraint.Kind == ConstraintKind.Check));
        Assert.Equal(indexes, copy.Indexes.Count);
        Assert.Equal(hasDefaults, copy.Column("quantity")!.Default is not null);
        Assert.True(copy.Column("quantity")!.IsNotNull);
    }

    [Fact]
    public void An_index_of_a_partitioned_table_is_on_its_partitions_too()
    {
        SchemaModel schema = After("CREATE INDEX i ON events (kind); ALTER TABLE events ADD COLUMN size int;");
        Assert.Contains(schema.Find(Name("events_2025"))!.Indexes, index => index.Keys is ["kind"]);
        Assert.NotNull(schema.Find(Name("events_2025"))!.Column("size"));
        Assert.Equal("public.events", schema.FindIndex(Name("i"))!.Table.ToString());
    }

    [Fact]
    public void A_snapshot_tells_keys_of_partitions_and_what_views_read()
    {
        SchemaModel schema = SnapshotModel.Of(Shop.On18);
        Assert.Equal("at", Assert.Single(schema.Find(Name("event"))!.PartitionBy!.Elements).Column);
        Assert.Equal("public.event_rest", schema.DefaultPartition(Name("event"))!.Name.ToString());
        Assert.Contains(schema.All, relation => relation is { Kind: RelationKind.View, Reads.Count: > 0 });
    }

    private static SchemaModel After(string sql) => ExampleMigrations.Read(sql)[0].Statements
        .Aggregate(ExampleSchema.Known(), (schema, statement) => new SchemaChange(migration: 0, transaction: 0, statement).Apply(schema));

    private static QualifiedName Name(string name) => new("public", name);

    private static IEnumerable<string> Names(IEnumerable<RelationModel> relations) =>
        relations.Select(relation => relation.Name.ToString());
}
