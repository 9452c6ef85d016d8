using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ValidatedUnderLockTests
{
    private const string Id = "validated-in-same-transaction";

    [Fact]
    public void The_lock_that_is_still_held_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "BEGIN; ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) NOT VALID; ALTER "
                + "TABLE settings VALIDATE CONSTRAINT f; COMMIT;"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public.settings.f", finding.Object);
        Assert.Equal(
            "f is added in the same transaction: its SHARE ROW EXCLUSIVE is still held while public.settings is read for it.",
            finding.Message);
        Assert.Equal("SHARE ROW EXCLUSIVE on public.settings (blocks writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            -- COMMIT; then:
            ALTER TABLE settings VALIDATE CONSTRAINT f;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c;")]
    [InlineData(
        "BEGIN; ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; COMMIT; BEGIN; ALTER TABLE orders "
            + "VALIDATE CONSTRAINT c; COMMIT;")]
    [InlineData("BEGIN; ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_check; COMMIT;")]
    [InlineData(
        "BEGIN; CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE t VALIDATE "
            + "CONSTRAINT c; COMMIT;")]
    public void A_transaction_of_its_own_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID, VALIDATE CONSTRAINT c;")]
    [InlineData(
        "DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c; END $$;")]
    public void One_statement_and_one_block_are_one_transaction(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
