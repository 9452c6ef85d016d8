using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConcurrentRefreshWithoutKeyTests
{
    private const string Id = "concurrent-refresh-without-key";

    [Theory]
    [InlineData("")]
    [InlineData("CREATE INDEX i ON customer_totals (customer_id); ")]
    [InlineData("CREATE UNIQUE INDEX i ON customer_totals (customer_id) WHERE total > 0; ")]
    [InlineData("CREATE UNIQUE INDEX i ON customer_totals ((customer_id + 1)); ")]
    public void No_other_index_serves(string index)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, $"{index}REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("This fails: public.customer_totals has no unique index on plain columns over all its rows.", finding.Message);
    }

    [Theory]
    [InlineData("CREATE UNIQUE INDEX i ON customer_totals (customer_id); REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY anything")]
    [InlineData("REFRESH MATERIALIZED VIEW customer_totals")]
    public void A_unique_index_serves_and_what_is_not_known_may(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
