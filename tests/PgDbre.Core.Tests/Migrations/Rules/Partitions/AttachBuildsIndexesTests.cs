using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AttachBuildsIndexesTests
{
    private const string Id = "attach-builds-indexes";

    private const string Attach = "ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')";

    [Fact]
    public void The_missing_index_is_built_before()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, Attach));
        Assert.Equal((Severity.Critical, "public.readings_2026"), (finding.Severity, finding.Object));
        Assert.Equal(
            "One index of public.readings (readings_at_idx) has no match on public.readings_2026: ATTACH builds it while nobody can "
                + "use the table.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.readings_2026 (blocks reads and writes) while it builds an index from the whole table",
            finding.Lock);
        Assert.Equal($"CREATE INDEX CONCURRENTLY readings_2026_at_idx ON readings_2026 (at);\n{Attach};", finding.Sql);
    }

    [Theory]
    [InlineData(
        "CREATE INDEX i ON readings_2026 (value); ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') "
            + "TO ('2027-01-01')")]
    [InlineData(
        "CREATE UNIQUE INDEX i ON readings_2026 (at); ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM "
            + "('2026-01-01') TO ('2027-01-01')")]
    [InlineData(
        "CREATE INDEX i ON readings_2026 (at) WHERE value > 0; ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM "
            + "('2026-01-01') TO ('2027-01-01')")]
    public void Another_index_is_no_match(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData(
        "CREATE INDEX i ON readings_2026 (at); ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO "
            + "('2027-01-01')")]
    [InlineData("ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')")]
    [InlineData("ALTER TABLE parent ATTACH PARTITION child FOR VALUES FROM (1) TO (5)")]
    [InlineData(
        "CREATE TABLE r27 (LIKE readings); ALTER TABLE readings ATTACH PARTITION r27 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')")]
    public void The_same_index_is_taken_over(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
