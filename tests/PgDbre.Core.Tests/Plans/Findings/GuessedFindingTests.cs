using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class GuessedFindingTests
{
    // never_analyzed: a cost of 849.15 less 222 pages, at 0.0125 a row, are 50,172 rows; 0.5 % of them are 251.
    [Theory]
    [InlineData("never-analyzed-17", "0.5 % of the rows for (b = 3): it expected 251 rows from Seq Scan on never_analyzed, which returned 5,000 "
        + "(20 times off)", "ANALYZE \"never_analyzed\";")]
    [InlineData("partitions-15", "0.5 % of the rows for ((v % 3) = 0): it expected 15 rows from Seq Scan on parts_01, which returned 1,000 "
        + "(67 times off)", null)]
    [InlineData("guessed-parameter-15", "33 % of the rows for (amount < $1): it expected 66,667 rows from Seq Scan on orders, which returned 400 "
        + "(167 times off)", "SET LOCAL plan_cache_mode = force_custom_plan;")]
    [InlineData("guessed-function-17", "33 % of the rows for is_rare(visits): it expected 3,333 rows from Seq Scan on customers, which returned "
        + "100 (33 times off)", null)]
    [InlineData("guessed-groups-15", "200 groups of w.customer_id: it expected 200 rows from Aggregate, which returned 10,000 (50 times off)", null)]
    public void A_guess_is_told_with_what_it_was_a_share_of(string name, string guess, string? sql)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == "planner-guessed");
        Assert.Contains($"took {guess}", finding.Message, StringComparison.Ordinal);
        Assert.Equal(sql, finding.Sql);
    }

    [Theory]
    [InlineData("guessed-init-plan-15")] // (amount < ($0)::numeric)
    [InlineData("guessed-init-plan-17")] // (amount < ((InitPlan 1).col1)::numeric)
    public void A_value_that_a_subquery_finds_later_is_no_matter_of_statistics(string name)
    {
        Finding finding = Corpus.Examine(name).Findings.Single(f => f.RuleId == "planner-guessed");
        Assert.StartsWith("The value comes from a subquery that runs later", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void Half_a_percent_by_two_hundred_values_is_no_guess() =>
        Assert.Contains("rows-overestimated", Corpus.Examine("two-hundred-values-17").Findings.Select(f => f.RuleId));

    [Fact]
    public void A_cast_that_spoils_the_estimate_too_is_said_once() =>
        Assert.Equal(["cast-on-column", "seq-scan-selective-filter"], Corpus.Examine("cast-on-column-17").Findings.Select(f => f.RuleId));
}
