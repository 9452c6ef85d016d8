using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class VacuumFullOrClusterTests
{
    private const string Id = "vacuum-full-or-cluster";

    [Fact]
    public void The_plain_form_is_offered()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "VACUUM (FULL, ANALYZE) orders;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal("VACUUM FULL writes public.orders and its indexes anew, and needs room for both copies.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal("VACUUM orders;", finding.Sql);
    }

    [Theory]
    [InlineData("VACUUM orders;")]
    [InlineData("VACUUM (FULL false) orders;")]
    [InlineData("ANALYZE orders;")]
    [InlineData("ALTER TABLE orders CLUSTER ON orders_status_idx;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); VACUUM FULL drafts;")]
    public void Plain_VACUUM_keeps_nobody_waiting(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CLUSTER orders USING orders_status_idx;")]
    [InlineData("CLUSTER;")]
    [InlineData("VACUUM FULL;")]
    public void CLUSTER_and_the_forms_for_all_tables_are_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
