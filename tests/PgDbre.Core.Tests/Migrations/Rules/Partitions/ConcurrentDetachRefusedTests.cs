using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConcurrentDetachRefusedTests
{
    private const string Id = "concurrent-detach-refused";

    [Theory]
    [InlineData(
        "ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY",
        17,
        "This fails: public.events has a default partition, public.events_default.")]
    [InlineData(
        "ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY",
        13,
        "This fails: PostgreSQL 13 has no CONCURRENTLY here.")]
    public void The_reason_is_told(string sql, int target, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, new ReviewOptions { TargetVersion = target }));
        Assert.Equal((Severity.Critical, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY")]
    [InlineData("ALTER TABLE events DETACH PARTITION events_2025")]
    public void Without_a_default_partition_it_works(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
