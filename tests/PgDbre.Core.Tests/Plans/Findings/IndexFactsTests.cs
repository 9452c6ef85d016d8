using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Findings;

/// <summary>What the indexes of the catalog make of findings: no duplicate is proposed, and what is proposed is complete.</summary>
public class IndexFactsTests
{
    [Fact]
    public void An_estimate_counts_the_rows_the_catalog_knows_instead_of_guessing()
    {
        Finding finding = KnownTables.Find("seq-scan-filter-estimated-17", "seq-scan-selective-filter", KnownTables.Orders);

        Assert.StartsWith("Seq Scan on orders is estimated to read about 200,000 rows to return 20.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposed_index_is_schema_qualified_and_the_evidence_has_the_size_of_the_table()
    {
        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", KnownTables.Orders);

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"customer_id\");", finding.Sql);
        Assert.EndsWith("; public.orders: 200,000 rows, 19.3 MB", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_serves_already_is_named_instead_of_a_duplicate()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id", "created_at"));

        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", orders);

        Assert.StartsWith("Index orders_customer_idx already serves this condition; the planner expected 20 rows", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void An_unused_index_on_a_stale_table_asks_for_analyze()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id")) with { Upkeep = KnownTables.Stale(200_000) };

        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", orders);

        Assert.Contains("12 days old", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("ANALYZE \"public\".\"orders\";", finding.Sql);
    }

    [Fact]
    public void An_invalid_index_is_built_anew()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id") with { IsValid = false });

        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", orders);

        Assert.Contains("orders_customer_idx would serve this condition but is invalid", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("REINDEX INDEX CONCURRENTLY \"public\".\"orders_customer_idx\";", finding.Sql);
    }

    [Fact]
    public void A_partial_index_is_shown_with_its_condition()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_open_idx", "customer_id") with { Predicate = "(status = 'open'::text)" });

        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", orders);

        Assert.Contains("Index orders_open_idx holds these columns, but only WHERE (status = 'open'::text)", finding.Recommendation, StringComparison.Ordinal);
        Assert.NotNull(finding.Sql);
    }

    [Fact]
    public void A_hash_index_and_one_with_pattern_operators_serve_an_equality_too()
    {
        TableIndex hash = KnownTables.Index("orders_customer_hash", "customer_id") with { Method = "hash" };
        Assert.Contains("orders_customer_hash already serves", KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", KnownTables.Orders.With(hash)).Recommendation, StringComparison.Ordinal);

        TableIndex pattern = new()
        {
            Oid = 1,
            Name = "customers_name_like",
            Method = "btree",
            Keys = [new IndexColumn { Column = "name", OperatorClass = "varchar_pattern_ops" }],
            Definition = "",
        };
        Finding finding = KnownTables.Find("varchar-cast-17", "seq-scan-selective-filter", KnownTables.Customers.With(pattern));
        Assert.Contains("customers_name_like already serves", finding.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_in_another_collation_is_named_beside_the_proposal()
    {
        TableIndex other = new()
        {
            Oid = 1,
            Name = "customers_name_de",
            Method = "btree",
            Keys = [new IndexColumn { Column = "name", Collation = "de_DE" }],
            Definition = "",
        };

        Finding finding = KnownTables.Find("varchar-cast-17", "seq-scan-selective-filter", KnownTables.Customers.With(other));

        Assert.Contains("Index customers_name_de has another collation", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"customers\" (\"name\");", finding.Sql);
    }

    [Fact]
    public void Of_two_equalities_the_more_distinct_column_comes_first()
    {
        Finding finding = KnownTables.Find("index-scan-filter-17", "index-scan-throws-rows-away", KnownTables.Orders);

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"customer_id\", \"status\");", finding.Sql);
    }

    [Fact]
    public void A_join_and_a_sort_look_for_their_index_too()
    {
        Finding join = KnownTables.Find("nested-loop-inner-seq-17", "nested-loop-inner-seq-scan", KnownTables.OrderItems);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"order_items\" (\"order_id\");", join.Sql);
        Table indexed = KnownTables.OrderItems.With(KnownTables.Index("items_order_idx", "order_id"));
        Assert.Null(KnownTables.Find("nested-loop-inner-seq-17", "nested-loop-inner-seq-scan", indexed).Sql);

        Finding sort = KnownTables.Find("sort-top-n-17", "sort-keeps-few-rows", KnownTables.Orders);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"note\");", sort.Sql);
        TableIndex descending = KnownTables.Index("orders_note_desc", "note") with { Keys = [new IndexColumn { Column = "note", IsDescending = true, NullsFirst = true }] };
        Assert.Contains("orders_note_desc already serves", KnownTables.Find("sort-top-n-17", "sort-keeps-few-rows", KnownTables.Orders.With(descending)).Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filtered_sort_has_its_equality_in_front_and_keeps_its_direction()
    {
        const string Wanted = "CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"status\", \"note\" DESC);";

        Assert.Equal(Wanted, KnownTables.Find("sort-top-n-filtered-17", "sort-keeps-few-rows", KnownTables.Orders).Sql);
        Assert.Equal(Wanted, Corpus.Examine("sort-top-n-filtered-17").Findings.Single(finding => finding.RuleId == "sort-keeps-few-rows").Sql);
    }

    [Fact]
    public void A_cast_around_an_indexed_column_is_certain_and_names_index_and_type()
    {
        Finding finding = KnownTables.Find("cast-on-column-17", "cast-on-column", KnownTables.Orders);

        Assert.Contains("its index orders_pkey cannot be used", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Send the value as bigint", finding.Recommendation, StringComparison.Ordinal);
        Assert.False(finding.IsApproximate);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void A_cast_that_the_server_does_not_perform_is_no_finding_and_keeps_the_column_indexable()
    {
        FindingList findings = KnownTables.Examine("varchar-cast-17", KnownTables.Customers);

        Assert.DoesNotContain(findings, finding => finding.RuleId == "cast-on-column");
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"customers\" (\"name\");", findings.Single().Sql);
    }

    [Fact]
    public void An_index_on_the_same_expression_is_found()
    {
        TableIndex lower = KnownTables.Index("customers_lower_idx") with { Keys = [new IndexColumn { Expression = "lower(email)" }] };

        Finding finding = KnownTables.Find("function-on-column-17", "function-on-column", KnownTables.Customers.With(lower));

        Assert.Contains("customers_lower_idx already serves", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void The_arms_of_an_or_that_lack_an_index_are_told_apart()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id"));

        Finding finding = KnownTables.Find("or-two-columns-17", "or-across-columns", orders);

        Assert.Contains("There is orders_customer_idx; the others are missing.", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"note\");", finding.Sql);
    }

    [Fact]
    public void A_plan_with_indexes_switched_off_is_told_so()
    {
        Table orders = KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id"));
        string json = Corpus.Text("seq-scan-filter-17").Replace("\"Settings\": {", "\"Settings\": { \"enable_indexscan\": \"off\", \"enable_bitmapscan\": \"off\",", StringComparison.Ordinal);
        Plan plan = JsonPlanReader.Read(json)[0];

        Finding finding = PlanFindings.Examine(plan, new SchemaCatalog([orders], [], new Dictionary<string, string>())).Findings.First();

        Assert.Contains("enable_indexscan is off and enable_bitmapscan is off", finding.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seq-scan-small-join-17", "seq-scan-feeds-small-join")]
    [InlineData("limit-late-groups-17", "limit-after-full-work")]
    public void Joins_and_groups_name_the_index_that_is_there(string plan, string rule)
    {
        Assert.Equal(
            "CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"customer_id\");",
            KnownTables.Find(plan, rule, KnownTables.Orders).Sql);

        Finding there = KnownTables.Find(plan, rule, KnownTables.Orders.With(KnownTables.Index("orders_customer_idx", "customer_id")));
        Assert.Contains("Index orders_customer_idx already serves", there.Recommendation, StringComparison.Ordinal);
        Assert.Null(there.Sql);
    }

    [Fact]
    public void An_index_for_an_order_begins_with_the_filter()
    {
        Table events = KnownTables.Orders with
        {
            Name = new TableName("public", "events"),
            Columns = [.. KnownTables.Orders.Columns.Select(column => column.Name == "customer_id" ? column with { Name = "kind" } : column)],
        };
        PlanContext context = new() { Query = "SELECT * FROM events WHERE kind = 9 ORDER BY id LIMIT 5" };
        SchemaCatalog catalog = new([events], [], new Dictionary<string, string>());

        Finding finding = PlanFindings.Examine(Corpus.Read("index-order-17", context), catalog).Findings
            .Single(one => one.RuleId == "index-chosen-for-order");

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"events\" (\"kind\", \"id\");", finding.Sql);
    }

    [Fact]
    public void A_table_whose_name_is_in_two_schemas_is_not_guessed()
    {
        Table other = KnownTables.Orders with { Oid = 99, Name = new TableName("archive", "orders") };

        Finding finding = KnownTables.Find("seq-scan-filter-17", "seq-scan-selective-filter", KnownTables.Orders, other);

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"orders\" (\"customer_id\");", finding.Sql);
        Assert.DoesNotContain("200,000 rows,", finding.Evidence, StringComparison.Ordinal);
    }
}
