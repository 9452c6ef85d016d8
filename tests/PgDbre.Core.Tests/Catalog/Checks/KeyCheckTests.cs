using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Catalog.Checks;

public sealed class KeyCheckTests
{
    private readonly SampleSchema _schema = new();

    [Fact]
    public void A_foreign_key_without_index_gets_the_statement_that_builds_it()
    {
        AddFamily("int8");

        Finding finding = Assert.Single(_schema.Check("foreign-key-unindexed"));

        Assert.Equal(("public.child", Severity.High), (finding.Object, finding.Severity));
        Assert.Equal("CREATE INDEX CONCURRENTLY child_parent_id_idx ON public.child USING btree (parent_id);", finding.Sql);
        Assert.Contains("reads all 1,000,000 rows here (78.1 MB, ON DELETE CASCADE)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partitions_foreign_key_is_said_at_its_parent()
    {
        ForeignKey key = Key("whole");
        Table whole = new()
        {
            Oid = 0,
            Name = new("public", "whole"),
            Kind = TableKind.Partitioned,
            Columns = [SampleSchema.Column("parent_id")],
            ForeignKeys = [key],
        };
        _schema.Add(whole);
        _schema.Add(
            whole with { Name = new("public", "part"), Kind = TableKind.Table, IsPartition = true, ForeignKeys = [Key("part")] },
            new TableState { PartitionOf = new("public", "whole") });

        Finding finding = Assert.Single(_schema.Check("foreign-key-unindexed"));

        Assert.Equal(("public.whole", null), (finding.Object, finding.Sql));
    }

    [Fact]
    public void A_child_narrower_than_its_parent_ends_first()
    {
        AddFamily("int4");

        Finding finding = Assert.Single(_schema.Check("foreign-key-type-mismatch"));

        Assert.Equal(("public.child.parent_id", Severity.High), (finding.Object, finding.Severity));
    }

    [Fact]
    public void Text_may_refer_to_varchar()
    {
        AddFamily("text", "varchar");

        Assert.Empty(_schema.Check("foreign-key-type-mismatch"));
    }

    [Theory]
    [InlineData(1_400_000_000, null)]
    [InlineData(1_610_612_736, Severity.High)]
    [InlineData(2_000_000_000, Severity.Critical)]
    public void An_integer_key_is_judged_by_its_sequence(long last, Severity? expected)
    {
        Table table = AddKeyed("int4");
        _schema.Sequences.Add(Sequence(table.Oid, last));

        Assert.Equal(expected, _schema.Check("integer-key-near-overflow").SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Without_a_sequence_the_sample_says_it_and_is_marked()
    {
        Table table = AddKeyed("int4");
        _schema.LargestKeys[(table.Oid, "id")] = 2_040_109_465;

        Finding finding = Assert.Single(_schema.Check("integer-key-near-overflow"));

        Assert.True(finding.IsApproximate);
        Assert.Equal("The int4 key stands at 2,040,109,465 of 2,147,483,647 (95 %), 107,374,182 values before the end.", finding.Message);
    }

    [Fact]
    public void A_bigint_key_has_time_but_its_integer_sequence_has_not()
    {
        Table table = AddKeyed("int8");
        _schema.Sequences.Add(Sequence(table.Oid, 2_000_000_000) with { Max = int.MaxValue, Type = "integer" });

        Assert.Empty(_schema.Check("integer-key-near-overflow"));
        Assert.Equal("ALTER SEQUENCE public.t_id_seq AS bigint NO MAXVALUE;", Assert.Single(_schema.Check("sequence-near-end")).Sql);
    }

    [Fact]
    public void A_sequence_is_said_once_where_the_column_ends_with_it()
    {
        Table table = AddKeyed("int4");
        _schema.Sequences.Add(Sequence(table.Oid, 2_000_000_000) with { Max = int.MaxValue, Type = "integer" });

        Assert.Empty(_schema.Check("sequence-near-end"));
        Assert.Single(_schema.Check("integer-key-near-overflow"));
    }

    [Fact]
    public void A_free_sequence_counts_one_that_cycles_does_not_and_one_may_count_down()
    {
        _schema.Sequences.Add(Sequence(null, 95) with { Name = new("public", "up"), Max = 100 });
        _schema.Sequences.Add(Sequence(null, 95) with { Name = new("public", "round"), Max = 100, IsCycling = true });
        _schema.Sequences.Add(Sequence(null, -95) with { Name = new("public", "down"), Min = -100, Max = -1, Increment = -1 });

        Assert.Equal(["public.up", "public.down"], _schema.Check("sequence-near-end").Select(finding => finding.Object));
    }

    [Fact]
    public void A_table_without_primary_key_gets_its_unique_index_as_one()
    {
        _schema.Add("t", [SampleSchema.Column("id")], _schema.Index("t_id_idx", "id") with { IsUnique = true });

        Assert.Equal(
            "ALTER TABLE public.t ADD PRIMARY KEY USING INDEX t_id_idx;", Assert.Single(_schema.Check("table-without-primary-key")).Sql);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_partial_or_nullable_unique_index_cannot_become_one(bool isPartial, bool isNullable)
    {
        _schema.Add(
            "t",
            [SampleSchema.Column("id", isNotNull: !isNullable)],
            _schema.Index("t_id_idx", "id") with { IsUnique = true, Predicate = isPartial ? "(id > 0)" : null });

        Assert.Null(Assert.Single(_schema.Check("table-without-primary-key")).Sql);
    }

    [Fact]
    public void A_wide_text_key_is_found_where_its_width_is_known()
    {
        Column id = SampleSchema.Column("id", "varchar(36)") with
        {
            Statistics = new ColumnStatistics { AverageWidth = 37, RawDistinct = -1 },
        };
        TableIndex primary = _schema.Index("t_pkey", "id") with { IsUnique = true, IsPrimary = true, Constraint = "t_pkey" };
        _schema.Add("t", [id], primary);
        _schema.Add("unknown", [id with { Statistics = null }], primary with { Oid = 5 });

        Assert.Equal("public.t.id", Assert.Single(_schema.Check("wide-text-primary-key")).Object);
    }

    [Fact]
    public void A_constraint_that_is_not_valid_gets_its_validation()
    {
        Table table = AddKeyed("int8");
        _schema.Constraints.Add(new UnvalidatedConstraint(table.Oid, "Positive", "CHECK ((id > 0)) NOT VALID"));

        Assert.Equal("ALTER TABLE public.t VALIDATE CONSTRAINT \"Positive\";", Assert.Single(_schema.Check("constraint-not-valid")).Sql);
    }

    private void AddFamily(string childType, string parentType = "int8")
    {
        _schema.Add(new Table
        {
            Oid = 0,
            Name = new("public", "parent"),
            Columns = [SampleSchema.Column("id", parentType)],
            Activity = new TableActivity(0, 0, 0, 50),
        });
        Table other = _schema.Add("other", [SampleSchema.Column("parent_id", childType)]);
        _schema.Add(other with { Name = new("public", "child"), ForeignKeys = [Key("child")] });
    }

    private static ForeignKey Key(string child) => new()
    {
        Name = "child_parent_id_fkey",
        Child = new("public", child),
        Columns = ["parent_id"],
        Parent = new("public", "parent"),
        ParentColumns = ["id"],
        OnDelete = "CASCADE",
    };

    private Table AddKeyed(string type) => _schema.Add(
        "t",
        [SampleSchema.Column("id", type)],
        _schema.Index("t_pkey", "id") with { IsUnique = true, IsPrimary = true, Constraint = "t_pkey" });

    private static SequenceState Sequence(uint? table, long last) => new()
    {
        Oid = 77,
        Name = new("public", "t_id_seq"),
        Min = 1,
        Max = long.MaxValue,
        TableOid = table,
        Column = table is null ? null : "id",
        LastValue = last,
    };
}
