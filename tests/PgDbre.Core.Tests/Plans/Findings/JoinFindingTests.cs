using PgDbre.Core.Findings;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Findings;

public class JoinFindingTests
{
    private const string IndexOfCustomer = "CREATE INDEX CONCURRENTLY ON \"orders\" (\"customer_id\");";

    [Theory]
    [InlineData("seq-scan-small-join-15", "Seq Scan on orders returned 200,000 rows for a join with 10 rows that keeps 200.", false)]
    [InlineData("seq-scan-small-join-17", "Seq Scan on orders returned 200,000 rows for a join with 10 rows that keeps 200.", false)]
    // Three processes of 66,667 rows, rounded.
    [InlineData("seq-scan-small-join-parallel-17", "Seq Scan on orders returned 200,001 rows for a join with 9 rows that keeps 201.", false)]
    [InlineData("seq-scan-small-join-estimated-17",
        "Seq Scan on orders is estimated to return 200,000 rows for a join with 9 rows that keeps 180.", true)]
    public void A_table_read_for_a_few_matches_gets_an_index_on_the_join_column(string name, string message, bool approximate)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == "seq-scan-feeds-small-join");
        Assert.Equal((message, IndexOfCustomer, approximate), (finding.Message, finding.Sql, finding.IsApproximate));
    }

    [Fact]
    public void With_nested_loops_switched_off_a_missing_index_is_not_what_one_can_conclude()
    {
        Plan plan = Corpus.Read("seq-scan-small-join-17") with
        {
            Settings = new PlanSettings(new Dictionary<string, string> { ["enable_nestloop"] = "off" }),
        };
        Assert.DoesNotContain(PgDbre.Core.Plans.Findings.PlanFindings.Examine(plan).Findings, f => f.RuleId == "seq-scan-feeds-small-join");
    }

    [Fact]
    public void A_join_without_a_condition_says_so()
    {
        Finding finding = Assert.Single(Corpus.Examine("materialize-rescanned-17").Findings);
        Assert.Equal("The inner side of the nested loop was gone through 10,000 times, 200,000 rows in all, to return 200,000.", finding.Message);
        Assert.StartsWith("No condition joins the two sides.", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void A_join_filter_over_kept_rows_is_one_finding_not_two() =>
        Assert.Equal(["join-filter-discards"], Corpus.Examine("materialize-temp-17").Findings
            .Where(f => f.Severity > Severity.Info).Select(f => f.RuleId));

    [Theory]
    [InlineData("or-across-join-15", "Hash Join joined 200,000 rows before the OR over both sides could be tested; it kept 20.")]
    [InlineData("or-across-left-join-17", "Hash Join joined 200,000 rows before the OR over both sides could be tested; it kept 20.")]
    [InlineData("or-join-columns-17", "Nested Loop joined 2,000,000 rows before the OR over both sides could be tested; it kept 10,000.")]
    [InlineData("or-join-condition-17", "Nested Loop joined 2,000,000 rows before the OR over both sides could be tested; it kept 40.")]
    public void An_or_over_both_sides_asks_for_union_and_warns_of_duplicates(string name, string message)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == "or-across-join");
        Assert.Equal(message, finding.Message);
        Assert.Contains("merges true duplicates", finding.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_functions_default_rows_name_the_join_they_chose()
    {
        Finding finding = Assert.Single(Corpus.Examine("function-rows-17").Findings);
        Assert.Equal("The planner took the default of 1,000 rows for open_ids; it returned 50,000, and Nested Loop above went by that number.",
            finding.Message);
        Assert.Equal(("ALTER FUNCTION \"open_ids\" ROWS 50000;", Severity.Medium), (finding.Sql, finding.Severity));
    }

    [Fact]
    public void A_limit_over_a_hash_join_counts_what_was_hashed_for_how_few()
    {
        Finding finding = Assert.Single(Corpus.Examine("limit-late-join-17").Findings);
        Assert.Equal("All 100,000 rows of order_items were hashed to join 5 rows for a LIMIT that returned 10.", finding.Message);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"order_items\" (\"order_id\");", finding.Sql);
    }
}
