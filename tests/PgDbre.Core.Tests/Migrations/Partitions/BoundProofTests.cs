using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Tests.Migrations.Locks;

namespace PgDbre.Core.Tests.Migrations.Partitions;

/// <summary>
/// Each case was traced on PostgreSQL 15, 17 and 18: whether ATTACH reads the table is what pg_stat_xact_user_tables says.
/// </summary>
public sealed class BoundProofTests
{
    [Theory]
    [InlineData("at timestamptz NOT NULL, CHECK (at >= '2026-01-01' AND at < '2027-01-01')", "p AX")]
    [InlineData("at timestamptz, CHECK (at >= '2026-01-01' AND at < '2027-01-01')", "p AX scan")]
    [InlineData("at timestamptz, CHECK (at IS NOT NULL AND at BETWEEN '2026-01-01' AND '2026-12-31')", "p AX")]
    [InlineData("at timestamptz, CHECK (at IS NOT NULL), CHECK (at >= '2026-01-01'), CHECK (at < '2027-01-01')", "p AX")]
    [InlineData("at timestamptz NOT NULL, CHECK ((at >= timestamptz '2026-02-01') AND (at <= '2026-12-31'::timestamp with time "
        + "zone))", "p AX")]
    [InlineData("at timestamptz NOT NULL, CHECK ('2026-01-01' <= at AND at < '2027-01-01' AND kind <> 'a'), kind text", "p AX")]
    [InlineData("at timestamptz NOT NULL, CHECK (at >= '2025-12-31' AND at < '2027-01-01')", "p AX scan")]
    [InlineData("at timestamptz NOT NULL, CHECK (at >= '2026-01-01' AND at <= '2027-01-01')", "p AX scan")]
    [InlineData("at timestamptz NOT NULL, CHECK (at >= '2026-01-01' OR at < '2027-01-01')", "p AX scan")]
    public void A_check_that_implies_the_range_saves_the_scan(string columns, string expected) => Assert.Equal(
        $"{expected} | parent SUX",
        Attached("(at timestamptz) PARTITION BY RANGE (at)", columns, "FROM ('2026-01-01') TO ('2027-01-01')"));

    [Theory]
    [InlineData("FROM (1) TO (5)", "p AX")]
    [InlineData("FROM (0) TO (10)", "p AX")]
    [InlineData("FROM (MINVALUE) TO (10)", "p AX")]
    [InlineData("FROM (2) TO (10)", "p AX scan")]
    public void Numbers_are_compared_as_numbers(string bound, string expected) =>
        Assert.Equal($"{expected} | parent SUX", Attached("(a int) PARTITION BY RANGE (a)", "a int NOT NULL, CHECK (a >= 1 AND a < "
            + "5)", bound));

    [Theory]
    [InlineData("a text NOT NULL, CHECK (a IN ('x', 'y'))", "IN ('x', 'y')", "p AX")]
    [InlineData("a text NOT NULL, CHECK (a IN ('x', 'y'))", "IN ('x', 'y', 'z')", "p AX")]
    [InlineData("a text, CHECK (a IN ('x', 'y'))", "IN ('x', 'y')", "p AX scan")]
    [InlineData("a text, CHECK (a IN ('x', 'y'))", "IN ('x', 'y', NULL)", "p AX")]
    [InlineData("a text NOT NULL, CHECK (a = 'x')", "IN ('x', 'y')", "p AX")]
    [InlineData("a text NOT NULL, CHECK (a = ANY (ARRAY['x', 'y']))", "IN ('x', 'y')", "p AX")]
    [InlineData("a text NOT NULL, CHECK (a IN ('x', 'y', 'z'))", "IN ('x', 'y')", "p AX scan")]
    public void A_list_is_proven_by_a_smaller_one(string columns, string bound, string expected) =>
        Assert.Equal($"{expected} | parent SUX", Attached("(a text) PARTITION BY LIST (a)", columns, bound));

    [Fact]
    public void A_check_that_was_not_validated_proves_nothing() => Assert.Equal(
        "p AX scan | parent SUX",
        Attached(
            "(a int) PARTITION BY RANGE (a)",
            "a int NOT NULL); ALTER TABLE p ADD CONSTRAINT c CHECK (a >= 1 AND a < 5) NOT VALID; SELECT (1",
            "FROM (1) TO (5)"));

    [Fact]
    public void What_is_not_known_is_not_claimed() => Assert.Equal(
        "p AX scan? | parent SUX",
        LockText.Of("ALTER TABLE parent ATTACH PARTITION p FOR VALUES FROM (1) TO (5)"));

    private static string Attached(string parent, string columns, string bound)
    {
        Migration[] chain =
        [
            SqlMigrationReader.Read($"CREATE TABLE parent {parent}; CREATE TABLE p ({columns});"),
            SqlMigrationReader.Read($"ALTER TABLE parent ATTACH PARTITION p FOR VALUES {bound};"),
        ];
        return LockText.Of(ExampleSchema.Review(chain)[1].Statements[^1].Effects);
    }
}
