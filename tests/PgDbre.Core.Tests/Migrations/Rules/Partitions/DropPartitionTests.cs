using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DropPartitionTests
{
    private const string Id = "drop-partition-locks-parent";

    [Fact]
    public void It_is_detached_first()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "DROP TABLE readings_2025"));
        Assert.Equal((Severity.Medium, "public.readings"), (finding.Severity, finding.Object));
        Assert.Equal(
            "Nobody can use public.readings while this waits for its lock: public.readings_2025 is one of its partitions.",
            finding.Message);
        Assert.Equal(
            "ALTER TABLE public.readings DETACH PARTITION public.readings_2025 CONCURRENTLY;\nDROP TABLE public.readings_2025;",
            finding.Sql);
    }

    [Theory]
    [InlineData("DROP TABLE events_2025", 17)]
    [InlineData("DROP TABLE readings_2025", 13)]
    public void Where_CONCURRENTLY_is_refused_it_is_not_advised(string sql, int target) =>
        Assert.Null(Assert.Single(ExampleSchema.Findings(Id, sql, new ReviewOptions { TargetVersion = target })).Sql);

    [Theory]
    [InlineData("ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY; DROP TABLE readings_2025")]
    [InlineData("DROP TABLE readings")]
    [InlineData("DROP TABLE settings")]
    public void A_detached_one_and_a_whole_table_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
