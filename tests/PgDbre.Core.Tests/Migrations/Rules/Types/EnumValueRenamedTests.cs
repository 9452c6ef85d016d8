using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class EnumValueRenamedTests
{
    private const string Id = "rename-enum-value";

    [Fact]
    public void Both_names_are_said()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TYPE order_status RENAME VALUE 'paid' TO 'settled';"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("order_status", finding.Object);
        Assert.Equal("'paid' of order_status is 'settled' from here on: running code that says 'paid' fails.", finding.Message);
        Assert.Equal("ALTER TYPE order_status ADD VALUE 'settled' AFTER 'paid';", finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TYPE order_status ADD VALUE 'settled' AFTER 'paid';")]
    [InlineData("ALTER TYPE order_status RENAME TO status;")]
    [InlineData("BEGIN; CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood RENAME VALUE 'a' TO 'b'; COMMIT;")]
    public void A_type_of_this_transaction_has_no_other_users(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
