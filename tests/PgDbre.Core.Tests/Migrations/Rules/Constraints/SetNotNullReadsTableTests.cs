using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SetNotNullReadsTableTests
{
    private const string Id = "set-not-null-reads-table";

    [Fact]
    public void The_four_steps_are_given()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.note", finding.Object);
        Assert.Equal("public.orders is read from end to end to see that note holds no NULL: no valid check proves it.", finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
            -- then, as two statements: in one ALTER TABLE the drop would run first
            ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT orders_note_not_null;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; ALTER TABLE orders VALIDATE "
            + "CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL AND total > 0) NOT VALID; ALTER TABLE orders "
            + "VALIDATE CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (NOT (note IS NULL)) NOT VALID; ALTER TABLE orders VALIDATE "
            + "CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity SET NOT NULL;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ALTER COLUMN a SET NOT NULL;")]
    [InlineData("ALTER TABLE customers ALTER COLUMN id SET NOT NULL;")]
    public void What_is_proven_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (note <> '') NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c; "
            + "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL OR total > 0) NOT VALID; ALTER TABLE orders "
            + "VALIDATE CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (code IS NOT NULL) NOT VALID; ALTER TABLE orders VALIDATE "
            + "CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData("ALTER TABLE elsewhere.unknown ALTER COLUMN a SET NOT NULL;")]
    public void What_proves_nothing_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("", "ALTER COLUMN note SET NOT NULL", "c would prove it, but is NOT VALID")]
    [InlineData("", "VALIDATE CONSTRAINT c, ALTER COLUMN note SET NOT NULL", "the same statement validates c only afterwards")]
    [InlineData(
        "ALTER TABLE orders VALIDATE CONSTRAINT c;",
        "ALTER COLUMN note SET NOT NULL, DROP CONSTRAINT c",
        "the same statement drops c, which would prove it, before it looks")]
    public void The_traps_of_one_statement_are_told_apart(string before, string actions, string why)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, $"ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; {before} ALTER TABLE orders {actions};"));
        Assert.Equal($"public.orders is read from end to end to see that note holds no NULL: {why}.", finding.Message);
    }

    [Fact]
    public void On_18_NOT_NULL_itself_can_be_validated_later()
    {
        ReviewOptions options = new() { TargetVersion = 18 };
        Assert.Equal(
            """
            ALTER TABLE orders ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
            """,
            Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD CONSTRAINT n NOT NULL note;", options)).Sql);
        Assert.Empty(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD CONSTRAINT n NOT NULL note NOT VALID;", options));
    }
}
