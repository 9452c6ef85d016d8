using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Facts;

namespace PgDbre.Core.Tests.Migrations.Facts;

public sealed class RelationCallsTests
{
    [Fact]
    public void A_statement_counts_once_for_each_table_it_names()
    {
        Dictionary<string, long?> calls = Count(
            ("SELECT * FROM orders o JOIN orders p ON p.id = o.id JOIN customer c ON c.id = o.customer_id WHERE o.id = $1", 100),
            ("UPDATE public.orders SET state = $1 WHERE id = $2", 20),
            ("INSERT INTO remark SELECT id, at, $1 FROM event", 5),
            ("WITH gone AS (DELETE FROM customer WHERE id = $1 RETURNING *) SELECT * FROM gone", 3),
            ("SELECT 1 FROM nowhere.orders", 1000));

        Assert.Equal((120, 103, 5, 5, 0), (calls["orders"], calls["customer"], calls["remark"], calls["event"], calls["base"]));
    }

    [Fact]
    public void A_view_takes_the_tables_below_it_along_and_a_materialised_view_does_not()
    {
        Dictionary<string, long?> calls = Count(("SELECT * FROM big_orders", 10), ("SELECT * FROM totals", 7));

        Assert.Equal((10, 10, 10, 7), (calls["big_orders"], calls["orders"], calls["customer"], calls["totals"]));
    }

    [Fact]
    public void What_is_prepared_or_copied_counts_and_a_broken_text_does_not()
    {
        Dictionary<string, long?> calls = Count(
            ("PREPARE p AS SELECT * FROM orders", 2), ("COPY orders TO STDOUT", 3), ("SELECT FROM FROM 'orders", 50), ("", 1));

        Assert.Equal(5, calls["orders"]);
    }

    private static Dictionary<string, long?> Count(params (string Query, long Calls)[] statements) => RelationCalls
        .Count(Shop.On18, statements.Select(one => new CountedStatement(one.Query, one.Calls)))
        .ToDictionary(relation => relation.Name.Name, relation => relation.Figures.StatementCalls);
}
