using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AdvisoryLockKeptTests
{
    private const string Id = "advisory-lock-kept";

    [Theory]
    [InlineData("SELECT pg_advisory_lock(42)")]
    [InlineData("DO $$ BEGIN PERFORM pg_advisory_lock(1, 2); END $$")]
    public void A_lock_that_outlives_the_script_is_named(string sql)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("The advisory lock is held until the session ends, for nothing in the migration releases it.", finding.Message);
    }

    [Theory]
    [InlineData("SELECT pg_advisory_lock(42); SELECT pg_advisory_unlock(42)")]
    [InlineData("SELECT pg_advisory_lock(42); SELECT pg_advisory_unlock_all()")]
    [InlineData("BEGIN; SELECT pg_advisory_xact_lock(42); COMMIT")]
    [InlineData("SELECT pg_advisory_lock(42); DISCARD ALL")]
    public void One_that_ends_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
