using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ColumnNamedTwiceTests
{
    private const string Id = "column-named-twice";

    [Theory]
    [InlineData("UPDATE orders SET note = 'a', note = 'b' WHERE id = 1", "public.orders.note")]
    [InlineData("INSERT INTO settings (name, value, name) VALUES ('a', 'b', 'c')", "public.settings.name")]
    [InlineData("CREATE TABLE drafts (a int, b int, a text)", "public.drafts.a")]
    public void The_column_is_named_and_the_statement_fails(string sql, string column)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.Critical, column), (finding.Severity, finding.Object));
        Assert.Equal($"This fails: {column.Split('.')[^1]} is named twice.", finding.Message);
    }

    [Theory]
    [InlineData("UPDATE orders SET tags[1] = 'a', tags[2] = 'b' WHERE id = 1")]
    [InlineData("UPDATE orders SET place.x = 1, place.y = 2 WHERE id = 1")]
    [InlineData("INSERT INTO orders (place.x, place.y) VALUES (1, 2)")]
    [InlineData("UPDATE orders SET note = 'a', code = 'b' WHERE id = 1")]
    public void Elements_and_fields_of_one_column_are_no_repetition(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
