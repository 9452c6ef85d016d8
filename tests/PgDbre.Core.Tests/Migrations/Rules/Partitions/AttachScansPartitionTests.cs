using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AttachScansPartitionTests
{
    private const string Id = "attach-scans-partition";

    private const string Attach = "ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')";

    [Fact]
    public void The_check_that_saves_the_scan_is_written()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, Attach));
        Assert.Equal((Severity.Critical, "public.readings_2026"), (finding.Severity, finding.Object));
        Assert.Equal(
            "public.readings_2026 is read from end to end: no valid CHECK of it implies the bound of public.readings.",
            finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.readings_2026 (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE readings_2026 ADD CONSTRAINT readings_2026_bound CHECK (at IS NOT NULL AND at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;
            ALTER TABLE readings_2026 VALIDATE CONSTRAINT readings_2026_bound;
            ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            ALTER TABLE readings_2026 DROP CONSTRAINT readings_2026_bound;
            """,
            finding.Sql);
    }

    [Fact]
    public void The_default_partition_is_a_finding_of_its_own()
    {
        IReadOnlyList<Finding> findings = ExampleSchema.Findings(
            Id, "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
        Assert.Equal(["public.events_2026", "public.events_default"], findings.Select(finding => finding.Object));
        Assert.Equal(
            "The default partition public.events_default is read from end to end for rows that belong to the new one, and nobody can "
                + "use it meanwhile.",
            findings[1].Message);
    }

    [Fact]
    public void What_is_not_known_is_said_to_be_uncertain()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE parent ATTACH PARTITION child FOR VALUES FROM (1) TO (5)"));
        Assert.True(finding.IsApproximate);
        Assert.Equal(
            "public.child is read from end to end unless a valid CHECK of it implies the bound, which cannot be told here.",
            finding.Message);
    }

    [Theory]
    [InlineData(
        "ALTER TABLE readings_2026 ADD CONSTRAINT c CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID; ALTER TABLE "
            + "readings_2026 VALIDATE CONSTRAINT c; ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') "
            + "TO ('2027-01-01')")]
    [InlineData(
        "CREATE TABLE readings_2027 (LIKE readings INCLUDING ALL); ALTER TABLE readings ATTACH PARTITION readings_2027 FOR VALUES FROM "
            + "('2027-01-01') TO ('2028-01-01')")]
    [InlineData("ALTER INDEX readings_at_idx ATTACH PARTITION readings_2025_at_idx")]
    public void A_proof_a_new_table_and_an_index_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_check_that_is_not_valid_proves_nothing() => Assert.Single(ExampleSchema.Findings(
        Id, $"ALTER TABLE readings_2026 ADD CONSTRAINT c CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID; {Attach}"));
}
