using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

/// <summary>The tables behind the corpus as the catalog of its server described them; tests change what they are about.</summary>
internal static class KnownTables
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);

    public static Table Orders { get; } = new()
    {
        Oid = 16400,
        Name = new TableName("public", "orders"),
        Rows = 200_000,
        Pages = 2470,
        Upkeep = Fresh(200_000),
        Columns =
        [
            Column(1, "id", "bigint", "int8", -1),
            Column(2, "customer_id", "integer", "int4", 9991),
            Column(3, "status", "text", "text", 3),
            Column(4, "amount", "numeric(10,2)", "numeric", 1000),
            Column(5, "created_at", "timestamp with time zone", "timestamptz", -1),
            Column(6, "note", "text", "text", -1),
        ],
        Indexes = [Index("orders_pkey", "id") with { IsUnique = true, IsPrimary = true, Constraint = "orders_pkey" }, Index("orders_status_idx", "status")],
        ReferencedBy = [ItemsOfOrder],
    };

    public static Table OrderItems { get; } = new()
    {
        Oid = 16411,
        Name = new TableName("public", "order_items"),
        Rows = 100_000,
        Pages = 637,
        Upkeep = Fresh(100_000),
        Columns = [Column(1, "order_id", "bigint", "int8", -0.49591), Column(2, "line", "integer", "int4", 4)],
        ForeignKeys = [ItemsOfOrder],
    };

    public static Table Customers { get; } = new()
    {
        Oid = 16390,
        Name = new TableName("public", "customers"),
        Rows = 10_000,
        Pages = 98,
        Upkeep = Fresh(10_000),
        Columns =
        [
            Column(1, "id", "integer", "int4", -1),
            Column(2, "name", "character varying(40)", "varchar", -1),
            Column(3, "email", "text", "text", -1),
        ],
    };

    public static Table Mangled { get; } = new()
    {
        Oid = 16500,
        Name = new TableName("public", "mangled"),
        Rows = 200_000,
        Pages = 1082,
        AllVisiblePages = 541,
        Upkeep = Fresh(200_000),
        Columns = [Column(1, "a", "integer", "int4", 1000), Column(2, "b", "integer", "int4", 1000), Column(3, "c", "text", "text", 1000)],
        Indexes = [Index("mangled_a_idx", "a")],
    };

    public static Table NeverAnalyzed { get; } = new()
    {
        Oid = 16510,
        Name = new TableName("public", "never_analyzed"),
        Rows = null,
        Pages = 222,
        Upkeep = new TableUpkeep { ReadAt = Now, ModifiedSinceAnalyze = 50_000, LiveRows = 50_000, IsAutovacuumOn = false },
        Columns = [Column(1, "a", "integer", "int4", 0) with { Statistics = null }, Column(2, "b", "integer", "int4", 0) with { Statistics = null }],
    };

    public static Table Docs { get; } = VectorTable("docs");

    public static Table DocsIndexed { get; } = VectorTable("docs_indexed") with
    {
        Indexes = [VectorIndex("docs_hnsw", "vector_cosine_ops")],
    };

    public static TableUpkeep Fresh(long rows) => new()
    {
        ReadAt = Now,
        LastAnalyze = Now.AddHours(-3),
        LastVacuum = Now.AddHours(-3),
        LiveRows = rows,
    };

    /// <summary>34 % of the rows changed in twelve days.</summary>
    public static TableUpkeep Stale(long rows) => Fresh(rows) with { LastAnalyze = Now.AddDays(-12), ModifiedSinceAnalyze = (long)(rows * 0.34) };

    public static TableIndex Index(string name, params string[] columns) => new()
    {
        Oid = (uint)name.Length,
        Name = name,
        Method = "btree",
        Keys = [.. columns.Select(column => new IndexColumn { Column = column })],
        Definition = $"CREATE INDEX {name} ON t USING btree ({string.Join(", ", columns)})",
    };

    public static TableIndex VectorIndex(string name, string operatorClass) => new()
    {
        Oid = 16600,
        Name = name,
        Method = "hnsw",
        Keys = [new IndexColumn { Column = "embedding", OperatorClass = operatorClass }],
        Definition = $"CREATE INDEX {name} ON t USING hnsw (embedding {operatorClass})",
    };

    public static Table With(this Table table, params TableIndex[] indexes) => table with { Indexes = [.. table.Indexes, .. indexes] };

    /// <summary>The finding of the rule in a plan of the corpus, with these tables known.</summary>
    public static Finding Find(string plan, string rule, params Table[] tables) => Examine(plan, tables).Single(finding => finding.RuleId == rule);

    public static FindingList Examine(string plan, params Table[] tables) => Examine(plan, [], tables);

    public static FindingList Examine(string plan, string[] extensions, params Table[] tables) =>
        PlanFindings.Examine(Corpus.Read(plan), new SchemaCatalog(tables, [], extensions.ToDictionary(name => name, _ => "1.0"))).Findings;

    private static ForeignKey ItemsOfOrder => new()
    {
        Name = "order_items_order_id_fkey",
        Child = new TableName("public", "order_items"),
        Columns = ["order_id"],
        Parent = new TableName("public", "orders"),
        ParentColumns = ["id"],
        OnDelete = "CASCADE",
    };

    private static Table VectorTable(string name) => new()
    {
        Oid = 16520,
        Name = new TableName("public", name),
        Rows = 20_000,
        Pages = 426,
        Upkeep = Fresh(20_000),
        Columns = [Column(1, "id", "integer", "int4", -1), Column(3, "embedding", "vector(32)", "vector", -1) with { Modifier = 32 }],
    };

    private static Column Column(int number, string name, string type, string baseType, double distinct) => new()
    {
        Number = number,
        Name = name,
        Type = type,
        BaseType = baseType,
        HasBTree = true,
        Statistics = new ColumnStatistics { RawDistinct = distinct },
    };
}
