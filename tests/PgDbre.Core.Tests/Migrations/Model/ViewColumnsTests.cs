using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Model;

public sealed class ViewColumnsTests
{
    private static readonly RelationModel Orders = new(new("public", "orders"), Core.Migrations.Facts.RelationKind.Table)
    {
        Columns = [new("id"), new("customer_id"), new("total"), new("note")],
    };

    [Theory]
    [InlineData("SELECT id, total FROM orders WHERE note = 'x'", "id, total, note")]
    [InlineData("SELECT * FROM orders", "id, customer_id, total, note")]
    [InlineData("SELECT count(*) FROM orders", "")]
    [InlineData("SELECT sum(2 * total) FROM orders", "total")]
    [InlineData("SELECT o.total, c.id FROM orders o JOIN customers AS c ON c.id = o.customer_id", "customer_id, total")]
    [InlineData("SELECT c.*, orders.total FROM public.orders, customers c", "total")]
    [InlineData("SELECT o.* FROM orders AS o, customers c", "id, customer_id, total, note")]
    [InlineData("SELECT total AS note FROM orders", "total")]
    [InlineData("SELECT c.name FROM orders JOIN customers c USING (id)", "id")]
    public void Names_aliases_and_stars_are_told_apart(string query, string expected) =>
        Assert.Equal(expected, string.Join(", ", ViewColumns.Of(Orders, SqlTokenizer.Tokenize(query))));
}
