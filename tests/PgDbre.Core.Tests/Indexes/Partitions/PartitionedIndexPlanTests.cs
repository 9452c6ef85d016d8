using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Partitions;

namespace PgDbre.Core.Tests.Indexes.Partitions;

/// <summary>m with the partitions m_1, m_2 (of which m_2a is below) and what indexes they have already.</summary>
public sealed class PartitionedIndexPlanTests
{
    private const uint Whole = 10;
    private readonly Dictionary<string, TableIndex[]> _indexes = [];
    private readonly Dictionary<uint, uint> _attached = [];

    [Fact]
    public void Where_nothing_is_there_each_level_is_declared_built_and_attached() => Assert.Equal(
        [
            "CREATE INDEX m_a_idx ON ONLY public.m USING btree (a)",
            "CREATE INDEX CONCURRENTLY m_1_a_idx ON public.m_1 USING btree (a)",
            "ALTER INDEX public.m_a_idx ATTACH PARTITION public.m_1_a_idx",
            "CREATE INDEX m_2_a_idx ON ONLY public.m_2 USING btree (a)",
            "CREATE INDEX CONCURRENTLY m_2a_a_idx ON public.m_2a USING btree (a)",
            "ALTER INDEX public.m_2_a_idx ATTACH PARTITION public.m_2a_a_idx",
            "ALTER INDEX public.m_a_idx ATTACH PARTITION public.m_2_a_idx",
        ],
        Plan());

    [Fact]
    public void What_is_attached_is_left_alone()
    {
        Has("m", new() { Oid = Whole, Name = "m_a_idx" }, isValid: false);
        Has("m_1", new() { Oid = 11, Name = "m_1_a_idx" }, attachedTo: Whole);

        Assert.Equal("CREATE INDEX m_2_a_idx ON ONLY public.m_2 USING btree (a)", Plan()[0]);
    }

    [Fact]
    public void A_level_attached_before_it_was_complete_is_completed_below()
    {
        Has("m", new() { Oid = Whole, Name = "m_a_idx" }, isValid: false);
        Has("m_1", new() { Oid = 11, Name = "m_1_a_idx" }, attachedTo: Whole);
        Has("m_2", new() { Oid = 12, Name = "middle" }, isValid: false, attachedTo: Whole);

        Assert.Equal(
            ["CREATE INDEX CONCURRENTLY m_2a_a_idx ON public.m_2a USING btree (a)", "ALTER INDEX public.middle ATTACH PARTITION public.m_2a_a_idx"],
            Plan());
    }

    [Fact]
    public void An_equal_index_is_attached_and_one_of_another_order_is_not()
    {
        Has("m_1", new() { Oid = 11, Name = "ready" });
        Has("m_2a", new() { Oid = 12, Name = "descending", IsDescending = true });

        IReadOnlyList<string> plan = Plan();

        Assert.Equal("ALTER INDEX public.m_a_idx ATTACH PARTITION public.ready", plan[1]);
        Assert.Contains("CREATE INDEX CONCURRENTLY m_2a_a_idx ON public.m_2a USING btree (a)", plan);
    }

    [Fact]
    public void An_equal_index_that_is_part_of_another_one_cannot_be_part_of_this_one_too()
    {
        Has("m_1", new() { Oid = 11, Name = "of_another" }, attachedTo: 99);

        Assert.Equal("CREATE INDEX CONCURRENTLY m_1_a_idx ON public.m_1 USING btree (a)", Plan()[1]);
    }

    [Fact]
    public void The_invalid_leftover_of_a_partition_goes_before_it_is_built_again()
    {
        Has("m_1", new() { Oid = 11, Name = "m_1_a_idx" }, isValid: false);

        Assert.Equal(
            ["DROP INDEX CONCURRENTLY public.m_1_a_idx", "CREATE INDEX CONCURRENTLY m_1_a_idx ON public.m_1 USING btree (a)"],
            Plan().Skip(1).Take(2));
    }

    [Fact]
    public void Where_all_have_their_part_nothing_is_left()
    {
        Has("m", new() { Oid = Whole, Name = "m_a_idx" }, isValid: false);
        Has("m_1", new() { Oid = 11, Name = "x" }, attachedTo: Whole);
        Has("m_2", new() { Oid = 12, Name = "y" }, attachedTo: Whole);
        Has("m_2a", new() { Oid = 13, Name = "z" }, attachedTo: 12);

        Assert.Empty(Plan());
    }

    [Theory]
    [InlineData("a", "m_2")]
    [InlineData("a, id", null)]
    [InlineData("id", "m")]
    public void A_unique_index_must_hold_the_key_of_every_level(string keys, string? outside) =>
        Assert.Equal(outside, Tree().WithKeyOutside(Wanted() with { Keys = IndexKeyParser.Parse(keys), IsUnique = true })?.Name.Name);

    private static IndexDefinition Wanted() => new() { Table = new TableName("public", "m"), Keys = IndexKeyParser.Parse("a") };

    private IReadOnlyList<string> Plan() => [.. PartitionedIndexPlan.Of(Tree(), Wanted(), "m_a_idx").Select(step => step.Sql)];

    private void Has(string table, Given index, bool isValid = true, uint? attachedTo = null)
    {
        _indexes[table] =
        [
            new TableIndex
            {
                Oid = index.Oid,
                Name = index.Name,
                Method = "btree",
                IsValid = isValid,
                Keys = [new IndexColumn { Column = "a", IsDescending = index.IsDescending, NullsFirst = index.IsDescending }],
                Definition = "",
            },
        ];
        if (attachedTo is { } parent)
        {
            _attached[index.Oid] = parent;
        }
    }

    // m is partitioned by a, m_2 by id.
    private PartitionTree Tree()
    {
        PartitionMember[] members =
        [
            new(Name("m"), null, PartitionKind.Partitioned, ["a"]),
            new(Name("m_1"), Name("m"), PartitionKind.Leaf, []),
            new(Name("m_2"), Name("m"), PartitionKind.Partitioned, ["id"]),
            new(Name("m_2a"), Name("m_2"), PartitionKind.Leaf, []),
        ];
        Table[] tables = [.. members.Select((member, i) => new Table
        {
            Oid = (uint)(1000 + i),
            Name = member.Name,
            Kind = member.Kind == PartitionKind.Partitioned ? TableKind.Partitioned : TableKind.Table,
            Indexes = _indexes.GetValueOrDefault(member.Name.Name) ?? [],
        })];
        TableName[] names = [.. tables.Select(table => table.Name), .. tables.SelectMany(table => table.Indexes).Select(index => Name(index.Name))];
        return new PartitionTree(members, new SchemaCatalog(tables, names, new Dictionary<string, string>()), _attached);
    }

    private static TableName Name(string name) => new("public", name);

    private sealed record Given
    {
        public uint Oid { get; init; }

        public string Name { get; init; } = "";

        public bool IsDescending { get; init; }
    }
}
