using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Tests.Migrations.Shadow;

public sealed class CatalogImageTests
{
    [Fact]
    public void The_same_objects_in_another_order_are_no_difference()
    {
        CatalogImage before = new([Column("public.t.a", ("type", "integer")), Column("public.t.b", ("type", "text"))]);
        CatalogImage after = new([Column("public.t.b", ("type", "text")), Column("public.t.a", ("type", "integer"))]);

        Assert.Empty(before.CompareTo(after));
    }

    [Fact]
    public void A_missing_an_extra_and_a_changed_object_are_told_apart()
    {
        CatalogImage before = new([Column("public.t.a", ("type", "integer"), ("default", null)), Column("public.t.b", ("type", "text"))]);
        CatalogImage after = new([Column("public.t.a", ("type", "bigint"), ("default", "0")), Column("public.t.c", ("type", "text"))]);

        Assert.Equal(
            [
                "column public.t.b is missing",
                "column public.t.c is left behind",
                "column public.t.a: type was integer, is bigint",
                "column public.t.a: default was not set, is 0",
            ],
            before.CompareTo(after).Select(difference => difference.ToString()));
    }

    [Fact]
    public void A_column_that_comes_back_at_the_end_is_tolerated()
    {
        CatalogImage before = new([Table("id, note, total")]);
        CatalogImage after = new([Table("id, total, note")]);

        Assert.Equal("PostgreSQL adds a column at the end only", Assert.Single(before.CompareTo(after)).Tolerance);
    }

    [Fact]
    public void Other_columns_are_no_other_order() =>
        Assert.Empty(new CatalogImage([Table("id, note")]).CompareTo(new CatalogImage([Table("id, total")])));

    [Theory]
    [InlineData("false", "true", true)]
    [InlineData("true", "false", false)]
    public void Only_a_constraint_that_became_valid_is_tolerated(string was, string isNow, bool isTolerated)
    {
        CatalogImage before = new([Constraint(was)]);
        CatalogImage after = new([Constraint(isNow)]);

        Assert.Equal(isTolerated, Assert.Single(before.CompareTo(after)).IsTolerated);
    }

    private static CatalogObject Column(string identity, params (string Name, string? Value)[] facts) =>
        new(CatalogObjectKind.Column, identity, facts.ToDictionary(fact => fact.Name, fact => fact.Value));

    private static CatalogObject Table(string columns) => new(
        CatalogObjectKind.Table, "public.t", new Dictionary<string, string?> { [CatalogDifference.ColumnOrder] = columns });

    private static CatalogObject Constraint(string validated) => new(
        CatalogObjectKind.Constraint, "public.t.k", new Dictionary<string, string?> { [CatalogDifference.Validated] = validated });
}
