using PgDbre.Core.Findings;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Findings;

public class SubqueryFindingTests
{
    [Fact]
    public void A_fence_counts_what_the_filter_removed_behind_it()
    {
        Finding finding = Assert.Single(Corpus.Examine("cte-fence-17").Findings);
        Assert.Equal("CTE w was computed in full, 200,000 rows; the filter of its only reader then removed 199,999 of them.", finding.Message);
        // Without VERBOSE a column cannot be told from an expression.
        Assert.True(finding.IsApproximate);
    }

    [Fact]
    public void Advice_on_a_fence_knows_that_older_servers_fence_every_cte()
    {
        Assert.StartsWith("From 12 on", Assert.Single(Corpus.Examine("cte-fence-17").Findings).Recommendation, StringComparison.Ordinal);
        Assert.StartsWith("Leave out MATERIALIZED",
            Assert.Single(Corpus.Examine("cte-fence-17", new PlanContext { VersionNumber = 170012 }).Findings).Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subplan-unused-15")]
    [InlineData("subplan-unused-17")]
    [InlineData("subplan-unused-listed-17")]
    public void A_column_nobody_reads_is_named_by_its_subplan(string name)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.Severity > Severity.Info);
        Assert.Equal(("subplan-unused", "SubPlan 1 ran 2,000 times for a column of CTE w that nothing reads."), (finding.RuleId, finding.Message));
    }

    [Theory]
    [InlineData("not-in-15")]
    [InlineData("not-in-17")]
    public void Not_in_counts_its_runs_and_knows_the_memory_that_would_hash_it(string name)
    {
        Finding finding = Assert.Single(Corpus.Examine(name).Findings);
        Assert.Equal("NOT IN went through the rows of SubPlan 1 1,500 times, once for each outer row.", finding.Message);
        Assert.StartsWith("Write NOT EXISTS", finding.Recommendation, StringComparison.Ordinal);
        // 5,048 rows of 8 + 24 bytes are 158 kB; measured on both servers: with 1 MB the subquery is hashed.
        Assert.Equal("SET LOCAL work_mem = '1MB';", finding.Sql);
    }

    [Fact]
    public void Not_in_without_actuals_says_estimated()
    {
        Finding finding = Corpus.Examine("not-in-estimated-17").Findings.Single(f => f.RuleId == "not-in-subplan");
        Assert.Equal("NOT IN is estimated to go through 5,048 rows of SubPlan 1 for each of 5,000 outer rows or more.", finding.Message);
        Assert.Equal((Severity.Medium, true), (finding.Severity, finding.IsApproximate));
    }

    [Fact]
    public void Two_scans_of_one_cte_are_one_store_on_disk()
    {
        Finding finding = Assert.Single(Corpus.Examine("storage-disk-18").Findings);
        Assert.Equal("CTE Scan on w kept 0.6 MB of rows on disk.", finding.Message);
    }

    [Fact]
    public void Stores_of_one_statement_are_one_finding_about_the_largest()
    {
        Finding finding = Assert.Single(Corpus.Examine("storage-recursive-18").Findings);
        Assert.EndsWith(" 1 other node(s) kept less there.", finding.Message, StringComparison.Ordinal);
    }
}
