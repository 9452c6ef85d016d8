using PgDbre.Core.Findings;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Findings;

public class AccessFindingTests
{
    [Theory]
    [InlineData("index-order-15", "Index Scan using events_pkey on events went through 99,005 rows in the order of the index, for a LIMIT; the filter kept 5.")]
    [InlineData("index-order-17", "Index Scan using events_pkey on events went through 99,005 rows in the order of the index, for a LIMIT; the filter kept 5.")]
    [InlineData("index-order-min-15", "Index Scan using events_pkey on events went through 99,001 rows in the order of the index, for a LIMIT; the filter kept 1.")]
    [InlineData("index-order-min-17", "Index Scan using events_pkey on events went through 99,001 rows in the order of the index, for a LIMIT; the filter kept 1.")]
    public void An_index_walked_for_its_order_counts_what_it_went_through(string name, string message) =>
        Assert.Equal(message, Assert.Single(Corpus.Examine(name).Findings).Message);

    [Fact]
    public void The_index_that_helps_holds_filter_and_order_which_only_the_statement_tells()
    {
        PlanContext known = new() { Query = "SELECT * FROM events WHERE kind = 9 ORDER BY id LIMIT 5" };
        // Measured on 17: with it the LIMIT is served by 3 pages; with an index on kind alone the planner goes on walking events_pkey.
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"events\" (\"kind\", \"id\");", Assert.Single(Corpus.Examine("index-order-17", known).Findings).Sql);
        Assert.Null(Assert.Single(Corpus.Examine("index-order-17").Findings).Sql);
    }

    [Fact]
    public void Scattered_pages_are_compared_with_a_bitmap_scan()
    {
        Finding finding = Assert.Single(Corpus.Examine("index-scattered-17").Findings, finding => finding.Severity > Severity.Info);
        Assert.Equal("Index Scan using scattered_k_idx on scattered touched 10,530 pages for 10,500 rows; 8,811 of them were not in the cache.",
            finding.Message);
        Assert.Equal("SET LOCAL enable_indexscan = off;", finding.Sql);
    }

    [Fact]
    public void A_skip_scan_that_finds_little_gets_an_index_with_its_column_in_front()
    {
        Finding finding = Assert.Single(Corpus.Examine("skip-scan-18").Findings);
        Assert.Equal("Index Only Scan using skips_a_b_idx on skips searched the index 1,201 times for 11 rows: the condition leaves out a "
            + "leading column.", finding.Message);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"skips\" (\"b\");", finding.Sql);
    }

    [Theory]
    [InlineData("limit-late-groups-15")]
    [InlineData("limit-late-groups-17")]
    public void Groups_under_a_limit_can_come_one_by_one_from_an_index(string name)
    {
        Finding finding = Assert.Single(Corpus.Examine(name).Findings);
        Assert.Equal("200,000 rows of orders were grouped by customer_id to return 5 groups.", finding.Message);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"orders\" (\"customer_id\");", finding.Sql);
    }

    [Fact]
    public void A_large_result_is_worth_knowing_and_no_more()
    {
        Plan plan = Corpus.Examine("seq-scan-unselective-17");
        Finding finding = Assert.Single(plan.Findings);
        Assert.Equal("The statement returned 160,000 rows, about 10.5 MB.", finding.Message);
        Assert.Equal((Severity.Info, 0), (finding.Severity, plan.FindingCount));
    }

    [Fact]
    public void Wide_rows_are_said_where_they_cost_most() => Assert.Equal(
        "Sort handled 12,000 rows of about 2,001 bytes, 22.9 MB.", Corpus.Examine("wide-rows-17").Findings[0].Message);
}
