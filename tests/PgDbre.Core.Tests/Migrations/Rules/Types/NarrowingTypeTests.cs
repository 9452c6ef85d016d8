using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NarrowingTypeTests
{
    private const string Id = "column-type-loses-data";

    [Fact]
    public void The_query_counts_what_does_not_fit()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN total TYPE numeric(6,1);"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public.orders.total", finding.Object);
        Assert.Equal(
            "total goes from numeric(10,2) to numeric(6,1): a value is rounded to 1 digit behind the point, and one "
                + "with more than 5 before it makes it fail.",
            finding.Message);
        Assert.Equal("SELECT count(*) FROM orders WHERE total <> round(total, 1) OR abs(total) >= 1e5;", finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(80);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE text;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,4);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN total TYPE numeric;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN details TYPE jsonb;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(80) USING trim(note);")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ALTER COLUMN id TYPE int;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN is_paid TYPE int USING is_paid::int;")]
    [InlineData("ALTER TABLE elsewhere.unknown ALTER COLUMN a TYPE varchar(10);")]
    public void What_fits_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(20) USING note::varchar(20);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN customer_id TYPE integer;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity TYPE smallint;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE integer USING note::integer;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE order_status USING note::order_status;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN total TYPE integer;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz(0);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN placed_at TYPE date;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(20) USING left(note, 20);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE int USING 0;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE json USING NULL;")]
    public void What_is_cut_rounded_refused_or_thrown_away_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("TYPE varchar(20)", "note goes from varchar(50) to varchar(20): a value of more than 20 characters makes it fail.")]
    [InlineData("TYPE varchar(20) USING note::varchar(20)",
        "note goes from varchar(50) to varchar(20): a value of more than 20 characters is cut off.")]
    [InlineData("TYPE int USING 0", "USING 0 does not look at the column: what note held is gone.")]
    public void It_is_said_whether_it_fails_or_goes_without_a_word(string change, string message) =>
        Assert.Equal(message, Assert.Single(ExampleSchema.Findings(Id, $"ALTER TABLE orders ALTER COLUMN note {change};")).Message);
}
