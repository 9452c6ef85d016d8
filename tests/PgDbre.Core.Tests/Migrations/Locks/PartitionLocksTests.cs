namespace PgDbre.Core.Tests.Migrations.Locks;

/// <summary>
/// Typed from pg_locks and pg_stat_xact_user_tables of PostgreSQL 15, 17 and 18. The work is told of the partitioned table as well: it is
/// what its user waits for.
/// </summary>
public sealed class PartitionLocksTests
{
    private const string Check2026 = "ALTER TABLE events_2026 ADD CHECK (at >= '2026-01-01' AND at < '2027-01-01'); ";
    private const string Attach2026 = "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')";

    [Theory]
    [InlineData("CREATE TABLE e27 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO "
        + "('2028-01-01')", "events AX | events_default AX scan")]
    [InlineData("CREATE TABLE r27 PARTITION OF readings FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')", "readings AX")]
    [InlineData(Attach2026, "events SUX | events_2026 AX scan | events_default AX scan")]
    [InlineData(Check2026 + Attach2026, "events SUX | events_2026 AX | events_default AX scan")]
    [InlineData("ALTER TABLE events_default ADD CHECK (at < '2026-01-01'); " + Attach2026, "events SUX | events_2026 AX scan | "
        + "events_default AX")]
    [InlineData("ALTER TABLE events DETACH PARTITION events_2025", "events AX | events_2025 AX | events_default AX")]
    [InlineData("ALTER TABLE readings DETACH PARTITION readings_2025", "readings AX | readings_2025 AX")]
    [InlineData("DROP TABLE readings_2025", "readings AX | readings_2025 AX")]
    [InlineData("DROP TABLE events_2025", "events AX | events_2025 AX | events_default AX")]
    [InlineData("DROP TABLE events", "events AX | events_2025 AX | events_default AX")]
    [InlineData("TRUNCATE events", "events AX | events_2025 AX | events_default AX")]
    [InlineData("TRUNCATE ONLY events", "events AX")]
    [InlineData("LOCK TABLE readings IN EXCLUSIVE MODE", "readings X | readings_2025 X")]
    [InlineData("DROP INDEX readings_at_idx", "readings AX | readings_2025 AX")]
    [InlineData("CREATE INDEX ON readings (value)", "readings S index | readings_2025 S index")]
    [InlineData("CREATE INDEX ON ONLY readings (value)", "readings S")]
    [InlineData("ALTER TABLE readings ADD COLUMN z int", "readings AX | readings_2025 AX")]
    [InlineData("ALTER TABLE readings ADD CHECK (value > 0)", "readings AX scan | readings_2025 AX scan")]
    [InlineData("ALTER TABLE readings ALTER value SET DEFAULT 1", "readings AX | readings_2025 AX")]
    [InlineData("ALTER TABLE ONLY readings ALTER value SET DEFAULT 1", "readings AX")]
    [InlineData("ALTER TABLE readings RENAME value TO v2", "readings AX | readings_2025 AX")]
    [InlineData("ALTER TABLE readings DROP COLUMN value", "readings AX | readings_2025 AX")]
    [InlineData("ALTER TABLE readings RENAME TO r2", "readings AX")]
    [InlineData("ALTER TABLE readings SET SCHEMA archive", "readings AX")]
    [InlineData("ALTER TABLE readings OWNER TO CURRENT_USER", "readings AX")]
    [InlineData("ALTER TABLE readings ENABLE ROW LEVEL SECURITY", "readings AX")]
    [InlineData("ALTER TABLE readings ALTER value SET STATISTICS 10", "readings SUX | readings_2025 SUX")]
    [InlineData("ALTER TABLE readings DISABLE TRIGGER ALL", "readings SRX")]
    [InlineData("ANALYZE readings", "readings SUX | readings_2025 SUX")]
    [InlineData("CREATE TRIGGER q BEFORE UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION touch()", "readings SRX | readings_2025 SRX")]
    [InlineData("CREATE TRIGGER q BEFORE UPDATE ON readings FOR EACH STATEMENT EXECUTE FUNCTION touch()", "readings SRX")]
    public void Partitions_and_their_parents_are_locked_as_the_server_does(string sql, string expected) =>
        Assert.Equal(expected, LockText.Of(sql));

    [Theory]
    [InlineData(15, "readings AX index | readings_2025 S index")]
    [InlineData(17, "readings AX index | readings_2025 S index")]
    [InlineData(18, "readings AX index | readings_2025 AX index")]
    public void Since_18_a_key_locks_partitions_as_strongly_as_their_parent(int target, string expected) =>
        Assert.Equal(expected, LockText.Of("ALTER TABLE readings ADD PRIMARY KEY (id, at)", target));

    [Fact]
    public void A_partition_that_lacks_an_index_of_its_parent_gets_it_built() => Assert.Equal(
        "events_2026 AX index | readings SUX",
        LockText.Of("ALTER TABLE readings ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"));

    [Theory]
    [InlineData("ALTER TABLE par RENAME value TO v", "par AX | settings AX")]
    [InlineData("ALTER TABLE par ADD COLUMN x int", "par AX | settings AX")]
    [InlineData("TRUNCATE par", "par AX | settings AX")]
    [InlineData("DROP TABLE par CASCADE", "par AX | settings AX")]
    [InlineData("ALTER TABLE settings NO INHERIT par", "settings AX")]
    [InlineData("CREATE TABLE child () INHERITS (par)", "par SUX")]
    public void Children_are_locked_with_their_parent(string sql, string expected)
    {
        string setup = "CREATE TABLE IF NOT EXISTS par (name text NOT NULL, value text); ALTER TABLE settings INHERIT par; ";
        Assert.Equal(expected, LockText.Of(setup + sql));
    }
}
