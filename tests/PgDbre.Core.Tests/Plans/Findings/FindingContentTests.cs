using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class FindingContentTests
{
    [Fact]
    public void A_selective_filter_names_its_numbers_its_keys_and_an_index()
    {
        PlanContext context = new() { Server = "db:5432", Database = "shop" };
        Finding finding = Assert.Single(Corpus.Examine("seq-scan-filter-17", context).Findings);
        Assert.Equal(("db:5432", "shop", Severity.High), (finding.Server, finding.Database, finding.Severity));
        Assert.Equal("Seq Scan on orders", finding.Object);
        Assert.Equal("Seq Scan on orders read 200,000 rows to return 20; its filter removed 99.99 %.", finding.Message);
        Assert.StartsWith("node 1: Filter = (customer_id = 42), Actual Rows = 20, Rows Removed by Filter = 199980", finding.Evidence, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"orders\" (\"customer_id\");", finding.Sql);
        Assert.Equal(14.144, finding.Score);
        Assert.False(finding.IsApproximate);
    }

    [Theory]
    [InlineData("seq-scan-filter-estimated-17", "seq-scan-selective-filter")]
    [InlineData("generic-seq-scan-15", "seq-scan-selective-filter")]
    [InlineData("generic-vector-17", "vector-order-without-index")]
    [InlineData("nested-loop-many-estimated-17", "nested-loop-many-runs")]
    [InlineData("sort-estimated-17", "sort-spilled-to-disk")]
    public void What_was_not_measured_says_estimated_and_is_never_high(string name, string rule)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == rule);
        Assert.Contains("estimated", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Medium, finding.Severity);
    }

    [Fact]
    public void A_guess_about_an_unread_table_is_near_the_truth()
    {
        // The table has 200,000 rows; the plan only tells a cost of 4,970.
        Plan plan = Corpus.Read("seq-scan-filter-estimated-17");
        SelectiveScan scan = SelectiveScan.Of(new PlanFacts(plan), plan.Root)!;
        Assert.InRange(scan.Scanned, 100_000, 400_000);
        Assert.True(scan.IsApproximate);
    }

    [Fact]
    public void What_could_not_be_judged_is_listed()
    {
        Finding finding = Corpus.Examine("index-scan-estimated-17").Findings.Single();
        Assert.Equal(("not-checked", Severity.Info), (finding.RuleId, finding.Severity));
        Assert.Contains("no ANALYZE", finding.Message, StringComparison.Ordinal);
        Assert.Contains("hash-spilled-to-disk", finding.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("seq-scan-selective-filter", finding.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timing-off-17", "TIMING OFF", "jit-dominates")]
    [InlineData("buffers-off-17", "BUFFERS OFF", "temp-blocks")]
    public void A_missing_option_is_named_with_the_rules_it_silences(string name, string option, string rule)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == "not-checked");
        Assert.Contains(option, finding.Message, StringComparison.Ordinal);
        Assert.Contains(rule, finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_VERBOSE_or_a_connection_would_show_is_named_where_another_gap_is()
    {
        Finding finding = Corpus.Examine("buffers-off-17").Findings.Single(f => f.RuleId == "not-checked");

        Assert.Contains("; no VERBOSE: parallel-skew, subplan-unused; no connection: statistics-stale, ", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_partitions_with_one_fault_are_one_finding()
    {
        Finding finding = Corpus.Examine("partitions-17").Findings.Single();
        Assert.Contains("9 other members of the Append", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deepest_wrong_estimate_is_the_cause_and_names_who_inherits_it()
    {
        Finding finding = Corpus.Examine("underestimate-join-17").Findings.Single();
        Assert.Equal("Bitmap Heap Scan on mangled", finding.Object);
        Assert.Contains("expected 9 rows", finding.Message, StringComparison.Ordinal);
        Assert.Contains("returned 2,400 (267 times off)", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Nested Loop", finding.Message, StringComparison.Ordinal);
        Assert.Equal("ANALYZE \"mangled\";", finding.Sql);
        Assert.Contains("b and c and a are correlated", finding.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index-scan-filter-17", "index-scan-throws-rows-away", "CREATE INDEX CONCURRENTLY ON \"orders\" (\"status\", \"customer_id\");")]
    [InlineData("nested-loop-inner-seq-17", "nested-loop-inner-seq-scan", "CREATE INDEX CONCURRENTLY ON \"order_items\" (\"order_id\");")]
    [InlineData("vector-seq-scan-17", "vector-order-without-index", "CREATE INDEX CONCURRENTLY ON \"docs\" USING hnsw (\"embedding\" vector_cosine_ops);")]
    [InlineData("vector-wrong-operator-17", "vector-order-without-index", "CREATE INDEX CONCURRENTLY ON \"docs_indexed\" USING hnsw (\"embedding\" vector_l2_ops);")]
    [InlineData("function-on-column-15", "function-on-column", "CREATE INDEX CONCURRENTLY ON \"customers\" ((lower(email)));")]
    [InlineData("like-prefix-17", "pattern-needs-index", "CREATE INDEX CONCURRENTLY ON \"customers\" (\"email\" text_pattern_ops);")]
    [InlineData("like-infix-17", "pattern-needs-index", "CREATE INDEX CONCURRENTLY ON \"orders\" USING gin (\"note\" gin_trgm_ops);")]
    [InlineData("index-only-heap-fetches-17", "index-only-scan-visits-heap", "VACUUM \"mangled\";")]
    [InlineData("jit-15", "jit-dominates", "SET LOCAL jit = off;")]
    [InlineData("sub-plan-seq-scan-17", "seq-scan-selective-filter", "CREATE INDEX CONCURRENTLY ON \"public\".\"order_items\" (\"order_id\", \"line\");")]
    [InlineData("cast-on-column-17", "cast-on-column", null)]
    [InlineData("or-two-columns-17", "or-across-columns", null)]
    public void A_statement_is_given_where_a_safe_one_exists(string name, string rule, string? sql) =>
        Assert.Equal(sql, Corpus.Examine(name).Findings.Single(f => f.RuleId == rule).Sql);

    [Fact]
    public void The_most_expensive_finding_comes_first()
    {
        IEnumerable<double> scores = Corpus.Examine("or-join-condition-17").Findings.Select(f => f.Score);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(2, scores.Count());
    }

    [Fact]
    public void A_statement_under_ten_milliseconds_has_no_high_finding_but_a_wrong_answer_is_high_at_any_speed()
    {
        Assert.All(Corpus.Examine("function-on-column-17").Findings, f => Assert.Equal(Severity.Medium, f.Severity));
        Finding few = Corpus.Examine("vector-too-few-17").Findings.Single();
        Assert.Equal(Severity.High, few.Severity);
        Assert.Contains("returned 0 of 20 expected rows", few.Message, StringComparison.Ordinal);
    }
}
