using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class ColumnNameTests
{
    [Theory]
    [InlineData("o.customer_id", "o", "customer_id")]
    [InlineData("(o.customer_id)", "o", "customer_id")]
    [InlineData("\"Weird \"\"Alias\".\"Order Id\"", "Weird \"Alias", "Order Id")]
    public void A_column_of_an_alias_is_taken_apart(string text, string alias, string column) =>
        Assert.Equal(new ColumnName(alias, column), ColumnName.Parse(text));

    [Theory]
    [InlineData("customer_id")]
    [InlineData("(o.id)::numeric")]
    [InlineData("lower(o.note)")]
    [InlineData("(o.a + o.b)")]
    [InlineData("5.0")]
    [InlineData("o.")]
    [InlineData("\"never ends")]
    public void Anything_else_is_none(string text) => Assert.Null(ColumnName.Parse(text));

    [Fact]
    public void Aliases_are_found_outside_of_literals() =>
        Assert.Equal(["c", "o"], ColumnName.AliasesIn("((c.email = 'x.y'::text) OR (lower(o.\"Note\") = 'it''s a.b'::text))"));

    [Theory]
    [InlineData("(o.customer_id = t.k)", "o", "customer_id")]
    [InlineData("((o.a = t.k) AND (t.j = o.b))", "o", "a b")]
    [InlineData("((o.id)::numeric = t.k)", "o", "")] // no index on the column serves it
    [InlineData("((c.visits + t.k) = 5)", "t", "")]
    [InlineData("(o.a > t.k)", "o", "")]
    [InlineData("(o.a = o.b)", "o", "")]
    public void Join_columns_are_those_an_equality_compares_with_another_table(string condition, string alias, string columns) =>
        Assert.Equal(columns, string.Join(" ", ColumnName.Joined(condition, alias)));
}
