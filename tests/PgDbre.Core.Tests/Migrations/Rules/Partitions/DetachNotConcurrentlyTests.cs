using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DetachNotConcurrentlyTests
{
    private const string Id = "detach-not-concurrently";

    [Fact]
    public void One_word_more_keeps_nobody_waiting()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE readings DETACH PARTITION readings_2025"));
        Assert.Equal((Severity.Medium, "public.readings"), (finding.Severity, finding.Object));
        Assert.Equal("Nobody can use public.readings while this waits for its lock.", finding.Message);
        Assert.Equal("ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY;", finding.Sql);
    }

    [Fact]
    public void Before_14_there_is_no_such_word() => Assert.Empty(ExampleSchema.Findings(
        Id, "ALTER TABLE readings DETACH PARTITION readings_2025", new ReviewOptions { TargetVersion = 13 }));

    [Theory]
    [InlineData("ALTER TABLE events DETACH PARTITION events_2025")]
    [InlineData("ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY")]
    [InlineData("ALTER TABLE readings DETACH PARTITION readings_2025 FINALIZE")]
    [InlineData("CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p DEFAULT; ALTER TABLE p DETACH PARTITION p1")]
    public void Where_it_is_refused_or_needless_nothing_is_said(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
