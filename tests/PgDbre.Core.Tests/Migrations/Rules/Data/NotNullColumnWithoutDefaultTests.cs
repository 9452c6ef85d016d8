using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NotNullColumnWithoutDefaultTests
{
    private const string Id = "not-null-column-without-default";

    [Fact]
    public void It_fails_if_there_is_one_row()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD COLUMN priority integer NOT NULL"));
        Assert.Equal((Severity.Critical, "public.orders.priority"), (finding.Severity, finding.Object));
        Assert.Equal(
            "priority is NOT NULL without a default: this fails if public.orders has a single row, for that would hold NULL.",
            finding.Message);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN priority integer;
            -- fill it in batches, each committed, then:
            ALTER TABLE orders ADD CONSTRAINT orders_priority_not_null CHECK (priority IS NOT NULL) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_priority_not_null;
            ALTER TABLE orders ALTER COLUMN priority SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT orders_priority_not_null;
            """,
            finding.Sql);
    }

    [Fact]
    public void In_an_empty_table_old_inserts_fail()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE settings ADD COLUMN scope text NOT NULL", ExampleSchema.Known(("settings", 0))));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(
            "scope is NOT NULL without a default: every INSERT of the old code into public.settings fails from then on.",
            finding.Message);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN p integer NOT NULL DEFAULT 0")]
    [InlineData("ALTER TABLE orders ADD COLUMN p integer")]
    [InlineData("ALTER TABLE orders ADD COLUMN p bigint GENERATED ALWAYS AS IDENTITY")]
    [InlineData("ALTER TABLE orders ADD COLUMN p bigserial NOT NULL")]
    [InlineData("ALTER TABLE orders ADD COLUMN p int NOT NULL GENERATED ALWAYS AS (quantity * 2) STORED")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts ADD COLUMN b int NOT NULL")]
    [InlineData("ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL")]
    public void A_default_an_identity_or_a_new_table_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN p integer NOT NULL DEFAULT NULL")]
    [InlineData("ALTER TABLE settings ADD COLUMN p integer PRIMARY KEY")]
    public void NOT_NULL_with_a_null_default_or_a_key_is_not(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
