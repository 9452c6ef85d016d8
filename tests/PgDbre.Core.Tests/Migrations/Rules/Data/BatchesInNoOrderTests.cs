using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BatchesInNoOrderTests
{
    private const string Id = "batches-in-no-order";

    [Theory]
    [InlineData(
        "ctid >= format('(%s,0)', p)::tid",
        "The loop over public.orders goes by ranges of ctid: an updated row gets a new one, and may be met again or passed over.")]
    [InlineData(
        "id IN (SELECT id FROM orders LIMIT 100 FOR UPDATE SKIP LOCKED)",
        "The loop over public.orders passes over rows that others have locked, and they stay unchanged unless a later round finds them.")]
    public void The_message_says_which_rows_are_lost(string where, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, $"DO $$ DECLARE p int := 0; BEGIN LOOP UPDATE orders SET note = 'x' WHERE {where}; COMMIT; END LOOP; END $$"));
        Assert.Equal((Severity.Medium, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData(
        "DO $$ BEGIN LOOP UPDATE orders SET note = 'x' WHERE ctid IN (SELECT ctid FROM orders WHERE note IS NULL LIMIT 100); COMMIT; "
            + "END LOOP; END $$")]
    [InlineData("DELETE FROM orders WHERE ctid < '(10,0)'")]
    public void ctid_of_a_list_and_statements_outside_of_loops_are_sound(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
