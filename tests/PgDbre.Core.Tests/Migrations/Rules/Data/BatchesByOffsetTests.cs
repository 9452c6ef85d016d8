using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BatchesByOffsetTests
{
    private const string Id = "batches-by-offset";

    [Fact]
    public void OFFSET_of_a_variable_in_a_loop_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "DO $$ DECLARE n int := 0; BEGIN LOOP UPDATE orders SET note = 'x' WHERE id IN (SELECT id FROM orders ORDER BY id "
                + "LIMIT 100 OFFSET n); n := n + 100; COMMIT; END LOOP; END $$"));
        Assert.Equal((Severity.Medium, "public.orders"), (finding.Severity, finding.Object));
        Assert.Equal(
            "The loop cuts batches of public.orders by OFFSET: each one reads all rows before it again, and may leave rows out.",
            finding.Message);
    }

    [Theory]
    [InlineData("UPDATE orders SET note = 'x' WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 100 OFFSET 100)")]
    [InlineData("DO $$ BEGIN LOOP DELETE FROM orders WHERE id IN (SELECT id FROM orders LIMIT 100); COMMIT; END LOOP; END $$")]
    public void No_loop_no_variable_or_another_offset_is_none(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
