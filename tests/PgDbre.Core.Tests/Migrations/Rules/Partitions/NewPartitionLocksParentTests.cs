using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NewPartitionLocksParentTests
{
    private const string Id = "new-partition-locks-parent";

    [Fact]
    public void It_is_written_as_a_table_that_is_attached()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "CREATE TABLE readings_2027 PARTITION OF readings FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')"));
        Assert.Equal((Severity.Medium, "public.readings"), (finding.Severity, finding.Object));
        Assert.Equal("Nobody can use public.readings while this waits for its lock and makes readings_2027.", finding.Message);
        Assert.Equal(
            """
            CREATE TABLE readings_2027 (LIKE readings INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);
            ALTER TABLE readings ATTACH PARTITION readings_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
            """,
            finding.Sql);
    }

    [Fact]
    public void A_default_partition_is_read_under_the_lock()
    {
        IReadOnlyList<Finding> findings = ExampleSchema.Findings(
            Id, "CREATE TABLE events_2027 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')");
        Assert.Equal(
            [("public.events", Severity.Medium), ("public.events_default", Severity.Critical)],
            findings.Select(finding => (finding.Object, finding.Severity)));
    }

    [Theory]
    [InlineData("CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (5)")]
    [InlineData("CREATE TABLE IF NOT EXISTS readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')")]
    [InlineData("CREATE TABLE t (LIKE readings)")]
    public void New_parents_and_tables_by_themselves_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
