using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RefreshNotConcurrentlyTests
{
    private const string Id = "refresh-not-concurrently";

    [Fact]
    public void Without_a_key_the_index_comes_first()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "REFRESH MATERIALIZED VIEW customer_totals"));
        Assert.Equal((Severity.Medium, "public.customer_totals"), (finding.Severity, finding.Object));
        Assert.Equal("Nobody can read public.customer_totals until its query has run again.", finding.Message);
        Assert.Equal("Build a unique index on plain columns of it, then refresh it CONCURRENTLY.", finding.Recommendation);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void With_one_it_is_one_word_more() => Assert.Equal(
        "REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;",
        Assert.Single(ExampleSchema.Findings(
            Id, "CREATE UNIQUE INDEX i ON customer_totals (customer_id); REFRESH MATERIALIZED VIEW customer_totals")).Sql);

    [Theory]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals")]
    [InlineData("REFRESH MATERIALIZED VIEW customer_totals WITH NO DATA")]
    [InlineData("CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; REFRESH MATERIALIZED VIEW v")]
    [InlineData("CREATE MATERIALIZED VIEW v AS SELECT 1 AS a WITH NO DATA; REFRESH MATERIALIZED VIEW v")]
    public void CONCURRENTLY_an_empty_one_and_a_new_one_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
