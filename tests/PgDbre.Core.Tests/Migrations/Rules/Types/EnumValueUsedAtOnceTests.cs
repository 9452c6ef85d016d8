using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class EnumValueUsedAtOnceTests
{
    private const string Id = "enum-value-used-in-same-transaction";

    [Fact]
    public void The_value_and_its_type_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; UPDATE orders SET status = 'returned' WHERE id = 1; COMMIT;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.order_status", finding.Object);
        Assert.Equal(
            "'returned' was added to public.order_status in the same transaction: the server refuses to use it before that is committed.",
            finding.Message);
        Assert.Equal(
            """
            ALTER TYPE public.order_status ADD VALUE IF NOT EXISTS 'returned';
            -- COMMIT; what uses it comes in the next transaction
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TYPE order_status ADD VALUE 'returned'; UPDATE orders SET status = 'returned' WHERE id = 1;")]
    [InlineData("BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; COMMIT; UPDATE orders SET status = 'returned' WHERE id = 1;")]
    [InlineData("BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; INSERT INTO settings VALUES ('returned', 'x'); COMMIT;")]
    [InlineData("BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; UPDATE orders SET status = 'paid' WHERE id = 1; COMMIT;")]
    [InlineData("BEGIN; CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood ADD VALUE 'b'; CREATE TABLE t (m mood DEFAULT 'b'); COMMIT;")]
    [InlineData("BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; COMMENT ON TYPE order_status IS 'returned'; COMMIT;")]
    public void A_value_that_is_committed_or_meant_otherwise_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData(
        "BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'returned'; COMMIT;")]
    [InlineData("BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; SELECT 'returned'::order_status; COMMIT;")]
    [InlineData(
        "BEGIN; ALTER TYPE order_status ADD VALUE 'returned'; INSERT INTO orders (customer_id, status) VALUES (1, 'returned'); COMMIT;")]
    public void A_default_and_a_cast_use_it_as_well(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
