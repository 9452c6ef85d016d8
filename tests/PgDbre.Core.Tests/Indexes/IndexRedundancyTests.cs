using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Tests.Catalog;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>Which of two indexes could go, one positive and one negative case for each rule.</summary>
public sealed class IndexRedundancyTests
{
    private readonly SampleSchema _schema = new();

    [Fact]
    public void Two_that_are_the_same_are_duplicates_and_the_older_stays()
    {
        TableIndex older = _schema.Index("older", "a");
        TableIndex newer = _schema.Index("newer", "a");

        Assert.True(Judge(newer, older) is { IsDuplicate: true, Other.Name: "older" });
        Assert.Null(Judge(older, newer));
    }

    [Fact]
    public void Of_duplicates_the_one_with_the_constraint_stays()
    {
        TableIndex plain = _schema.Index("plain", "a") with { IsUnique = true };
        TableIndex constraint = _schema.Index("constraint", "a") with { IsUnique = true, Constraint = "t_a_key" };

        Assert.True(Judge(plain, constraint) is { IsDuplicate: true });
        Assert.Null(Judge(constraint, plain));
    }

    [Theory]
    [InlineData("text_pattern_ops", null, "btree")]
    [InlineData(null, "C", "btree")]
    [InlineData(null, null, "hash")]
    public void Another_operator_class_collation_or_method_is_another_index(string? operatorClass, string? collation, string method)
    {
        TableIndex other = _schema.Index("other", "a") with
        {
            Method = method,
            Keys = [new IndexColumn { Column = "a", OperatorClass = operatorClass, Collation = collation }],
        };

        Assert.Null(Judge(_schema.Index("i", "a"), other));
    }

    [Fact]
    public void A_leading_part_of_a_wider_index_is_redundant_and_not_the_other_way_round()
    {
        TableIndex narrow = _schema.Index("narrow", "a");
        TableIndex wide = _schema.Index("wide", "a", "b");

        Assert.True(Judge(narrow, wide) is { IsDuplicate: false, IsCertain: true, Other.Name: "wide" });
        Assert.Null(Judge(wide, narrow));
        Assert.Null(Judge(_schema.Index("second", "b"), wide));
    }

    [Fact]
    public void All_directions_may_be_turned_round_but_not_one_of_them()
    {
        TableIndex wide = _schema.Index("wide") with
        {
            Keys = [Descending("a"), Descending("b")],
        };

        Assert.NotNull(Judge(_schema.Index("turned", "a", "b"), wide));
        Assert.Null(Judge(
            _schema.Index("mixed") with { Keys = [new IndexColumn { Column = "a" }, Descending("b")] },
            wide));
    }

    [Fact]
    public void Of_two_that_serve_each_other_only_one_goes()
    {
        TableIndex up = _schema.Index("up", "a");
        TableIndex down = _schema.Index("down") with { Keys = [Descending("a")] };

        Assert.Null(Judge(up, down));
        Assert.NotNull(Judge(down, up));
    }

    [Fact]
    public void A_unique_index_is_no_part_of_a_wider_one()
    {
        TableIndex unique = _schema.Index("unique", "a") with { IsUnique = true };

        Assert.Null(Judge(unique, _schema.Index("wide", "a", "b")));
        Assert.NotNull(Judge(_schema.Index("plain", "a"), unique));
    }

    [Fact]
    public void What_a_narrower_unique_index_finds_alone_is_only_perhaps_needless()
    {
        TableIndex unique = _schema.Index("unique", "a") with { IsUnique = true };

        Assert.True(Judge(_schema.Index("wide", "a", "b"), unique) is { IsCertain: false });
        Assert.Null(Judge(_schema.Index("wide", "n", "b"), _schema.Index("nullable", "n") with { IsUnique = true }));
    }

    [Fact]
    public void A_partial_index_is_covered_by_a_full_one_unless_it_is_small_and_used()
    {
        TableIndex partial = _schema.Index("partial", "a") with { Predicate = "(b > 5)" };
        TableIndex full = _schema.Index("full", "a");

        Assert.NotNull(Judge(partial, full));
        Assert.Null(Judge(full, partial));
        Assert.Null(Judge(partial with { SizeBytes = full.SizeBytes / 10 }, full));
    }

    [Fact]
    public void An_expression_is_compared_word_by_word()
    {
        TableIndex lower = _schema.Index("lower") with { Keys = [new IndexColumn { Expression = "lower(n)" }] };
        TableIndex upper = _schema.Index("upper") with { Keys = [new IndexColumn { Expression = "upper(n)" }] };
        TableIndex again = _schema.Index("again") with { Keys = [new IndexColumn { Expression = "(lower( n ))" }] };

        Assert.Null(Judge(upper, lower));
        Assert.True(Judge(again, lower) is { IsDuplicate: true });
    }

    [Fact]
    public void Included_columns_are_served_by_keys_but_serve_no_search()
    {
        TableIndex including = _schema.Index("including", "a") with { Included = ["b"] };
        TableIndex keyed = _schema.Index("keyed", "a", "b");

        Assert.NotNull(Judge(including, keyed));
        Assert.Null(Judge(keyed, including));
        Assert.Null(Judge(including, _schema.Index("without", "a", "c")));
    }

    [Fact]
    public void Gin_columns_have_no_order_and_hash_has_no_parts()
    {
        TableIndex gin = _schema.Index("gin", "a", "b") with { Method = "gin" };

        Assert.NotNull(Judge(_schema.Index("part", "b") with { Method = "gin" }, gin));
        Assert.Null(Judge(_schema.Index("gist", "a") with { Method = "gist" }, _schema.Index("wider", "a", "b") with { Method = "gist" }));
    }

    [Fact]
    public void The_only_index_of_a_foreign_key_stays()
    {
        TableIndex unique = _schema.Index("unique", "a") with { IsUnique = true };
        ForeignKey key = new()
        {
            Name = "t_fkey",
            Child = new("public", "t"),
            Columns = ["a", "b"],
            Parent = new("public", "p"),
            ParentColumns = ["x", "y"],
            OnDelete = "CASCADE",
        };

        Assert.Null(Judge(_schema.Index("wide", "a", "b"), unique, key));
    }

    [Fact]
    public void Much_larger_is_said()
    {
        TableIndex narrow = _schema.Index("narrow", "a");

        IndexRedundancy found = Judge(narrow, _schema.Index("wide", "a", "b") with { SizeBytes = narrow.SizeBytes * 5 })!;

        Assert.False(found.IsCertain);
        Assert.Contains("5.0x as large", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_needed_from_outside_stays()
    {
        TableIndex other = _schema.Index("other", "a");
        TableIndex index = _schema.Index("i", "a");
        _schema.Set(index, new IndexState { NeededBy = ["fk"] });

        Assert.Null(Judge(index, other));
        Assert.Null(Judge(_schema.Index("identity", "a") with { IsReplicaIdentity = true }, other));
        Assert.Null(Judge(_schema.Index("invalid", "a") with { IsValid = false }, other));
        Assert.Null(Judge(_schema.Index("j", "a"), other with { IsValid = false }));
    }

    private static IndexColumn Descending(string column) => new() { Column = column, IsDescending = true, NullsFirst = true };

    private IndexRedundancy? Judge(TableIndex index, TableIndex other, ForeignKey? key = null)
    {
        Table table = _schema.Add(new Table
        {
            Oid = 0,
            Name = new TableName("public", Guid.NewGuid().ToString("N")),
            Columns =
            [
                SampleSchema.Column("a"), SampleSchema.Column("b"), SampleSchema.Column("c"),
                SampleSchema.Column("n", "text", isNotNull: false),
            ],
            Indexes = [index, other],
            ForeignKeys = key is null ? [] : [key],
        });
        return IndexRedundancy.Of(_schema.Facts, table, index);
    }
}
