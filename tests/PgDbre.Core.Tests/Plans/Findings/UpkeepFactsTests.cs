using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class UpkeepFactsTests
{
    [Fact]
    public void An_index_only_scan_tells_the_last_vacuum_and_the_dead_rows()
    {
        TableUpkeep upkeep = KnownTables.Fresh(200_000) with
        {
            DeadRows = 4000,
            InsertedSinceVacuum = 300,
            LastVacuum = KnownTables.Now.AddDays(-9),
        };
        Table mangled = KnownTables.Mangled with { Upkeep = upkeep };

        Finding finding = KnownTables.Find("index-only-heap-fetches-17", "index-only-scan-visits-heap", mangled);

        Assert.EndsWith(
            "The table has 4,000 dead rows, 300 rows came since the last vacuum, and 50 % of its pages are all-visible; "
            + "the last vacuum was 9 days ago.", finding.Message, StringComparison.Ordinal);
        Assert.Equal("VACUUM \"public\".\"mangled\";", finding.Sql);
    }

    [Fact]
    public void Dead_rows_right_after_a_vacuum_point_at_an_old_transaction()
    {
        Table mangled = KnownTables.Mangled with { Upkeep = KnownTables.Fresh(200_000) with { DeadRows = 4000, LastVacuum = KnownTables.Now.AddMinutes(-5) } };

        Assert.Contains("an old transaction may be keeping them", KnownTables.Find("index-only-heap-fetches-17", "index-only-scan-visits-heap", mangled).Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_keys_trigger_names_the_table_that_is_read_whole_and_its_index()
    {
        Finding finding = KnownTables.Find("trigger-17", "trigger-time", KnownTables.Orders, KnownTables.OrderItems);

        Assert.StartsWith("public.order_items: 100,000 rows, 5 MB; no index on (order_id)", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"order_items\" (\"order_id\");", finding.Sql);
    }

    [Fact]
    public void A_foreign_key_that_is_indexed_leaves_the_work_itself()
    {
        Table items = KnownTables.OrderItems.With(KnownTables.Index("items_order_idx", "order_id"));

        Finding finding = KnownTables.Find("trigger-17", "trigger-time", KnownTables.Orders, items);

        Assert.Contains("is indexed by items_order_idx already; the time is the CASCADE of its rows", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void A_partitioned_child_is_built_partition_by_partition()
    {
        Finding finding = KnownTables.Find("trigger-17", "trigger-time", KnownTables.Orders, KnownTables.OrderItems with { Kind = TableKind.Partitioned });

        Assert.Contains("New-PgIndex builds it partition by partition", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }
}
