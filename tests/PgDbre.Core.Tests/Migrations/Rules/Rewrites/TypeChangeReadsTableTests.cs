using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeChangeReadsTableTests
{
    private const string Id = "column-type-change-reads-table";

    [Fact]
    public void The_check_is_dropped_and_validated_later()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE TABLE IF NOT EXISTS tags (tag varchar(10) CONSTRAINT tag_check CHECK (tag <> '')); ALTER TABLE "
                + "tags ALTER COLUMN tag TYPE varchar(20);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.tags.tag", finding.Object);
        Assert.Equal("The rows of public.tags stay as they are, but all of them are read for tag_check.", finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.tags (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE tags DROP CONSTRAINT tag_check;
            ALTER TABLE tags ALTER COLUMN tag TYPE varchar(20);
            ALTER TABLE tags ADD CONSTRAINT tag_check CHECK (tag <> '') NOT VALID;
            -- in a later transaction:
            ALTER TABLE tags VALIDATE CONSTRAINT tag_check;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(80);")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (note <> '') NOT VALID; ALTER TABLE orders ALTER COLUMN note TYPE varchar(80);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;")]
    [InlineData("CREATE TABLE tags (tag varchar(10) CHECK (tag <> '')); ALTER TABLE tags ALTER COLUMN tag TYPE varchar(20);")]
    public void A_check_that_is_not_concerned_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
