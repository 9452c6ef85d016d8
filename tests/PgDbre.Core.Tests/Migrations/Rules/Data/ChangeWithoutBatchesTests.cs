using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ChangeWithoutBatchesTests
{
    private const string Id = "change-without-batches";

    [Fact]
    public void A_change_of_every_row_of_a_large_table_is_named_with_its_size_and_mended_in_batches()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "UPDATE orders SET note = 'none'", ExampleSchema.Known(("orders", 2_500_000))));
        Assert.Equal((Severity.High, "public.orders"), (finding.Severity, finding.Object));
        Assert.Equal("One UPDATE changes every row of public.orders (2,500,000 rows): more than 1,000,000 at a time.", finding.Message);
        Assert.Equal("ROW EXCLUSIVE on public.orders (blocks only DDL) while it changes rows (2,500,000 rows)", finding.Lock);
        Assert.Equal(
            """
            -- outside of a transaction block
            DO $$
            DECLARE
                last bigint := 0;
                upto bigint;
            BEGIN
                LOOP
                    SELECT max(id) INTO upto
                    FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    UPDATE orders SET note = 'none' WHERE id > last AND id <= upto;
                    last := upto;
                    COMMIT;
                    PERFORM pg_sleep(0.05);
                END LOOP;
            END $$;
            """,
            finding.Sql);
    }

    [Fact]
    public void The_condition_goes_into_the_batches()
    {
        string sql = Assert.Single(ExampleSchema.Findings(Id, "DELETE FROM orders WHERE is_paid OR total = 0")).Sql!;
        Assert.Contains("DELETE FROM orders WHERE id > last AND id <= upto AND (is_paid OR total = 0);", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999_999, false)]
    [InlineData(1_000_000, true)]
    [InlineData(50_000_000, true)]
    public void The_limit_is_a_million_rows_unless_told_otherwise(double rows, bool isFound) => Assert.Equal(
        isFound, ExampleSchema.Findings(Id, "DELETE FROM orders", ExampleSchema.Known(("orders", rows))).Count == 1);

    [Fact]
    public void The_limit_is_an_option() => Assert.Single(ExampleSchema.Findings(
        Id, "DELETE FROM orders", ExampleSchema.Known(("orders", 5_000)), new ReviewOptions { MaxUnbatchedRows = 1_000 }));

    [Theory]
    [InlineData("UPDATE orders SET note = 'x' WHERE status = 'open'", Severity.Medium)]
    [InlineData("UPDATE orders SET note = 'x' WHERE true", Severity.High)]
    [InlineData("UPDATE orders SET note = 'x' WHERE 1 = 1", Severity.High)]
    [InlineData("ALTER TABLE orders ADD COLUMN p int; UPDATE orders SET p = 0 WHERE p IS NULL", Severity.High)]
    [InlineData("UPDATE orders o SET note = c.name FROM customers c WHERE c.id = o.customer_id", Severity.Medium)]
    [InlineData("MERGE INTO orders o USING customers c ON c.id = o.customer_id WHEN MATCHED THEN DELETE", Severity.Medium)]
    [InlineData("WITH gone AS (DELETE FROM orders RETURNING id) SELECT count(*) FROM gone", Severity.High)]
    [InlineData("DO $$ BEGIN UPDATE orders SET note = 'x'; END $$", Severity.High)]
    [InlineData("DELETE FROM order_lines WHERE order_id = 5", Severity.Medium)]
    [InlineData("UPDATE anywhere SET a = 1", Severity.High)]
    public void An_unknown_size_counts_as_large_and_a_condition_as_uncertain(string sql, Severity severity) =>
        Assert.Equal(severity, Assert.Single(ExampleSchema.Findings(Id, sql)).Severity);

    [Theory]
    [InlineData("UPDATE orders SET note = 'x' WHERE id = 5")]
    [InlineData("UPDATE orders SET note = 'x' WHERE id IN (1, 2, 3)")]
    [InlineData("UPDATE orders SET note = 'x' WHERE number = 12 AND status = 'open'")]
    [InlineData("DELETE FROM order_lines WHERE order_id = 5 AND position = 1")]
    [InlineData("UPDATE orders SET note = 'x' WHERE id > 1000 AND id <= 6000")]
    [InlineData("DELETE FROM orders WHERE id BETWEEN 1 AND 5000")]
    [InlineData("DELETE FROM orders WHERE id IN (SELECT id FROM orders WHERE is_paid LIMIT 1000)")]
    [InlineData("DELETE FROM orders WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders LIMIT 1000))")]
    [InlineData("WITH b AS (SELECT id FROM orders ORDER BY id LIMIT 1000) UPDATE orders SET note = 'x' FROM b WHERE orders.id = b.id")]
    [InlineData("UPDATE anywhere SET a = 1 WHERE id = 5")]
    [InlineData("UPDATE config SET value = 'x' WHERE key = 'y'")]
    [InlineData("INSERT INTO settings VALUES ('a', 'b')")]
    public void A_key_a_list_of_keys_a_range_or_a_limit_is_a_batch(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE drafts (a int); UPDATE drafts SET a = 1")]
    [InlineData("CREATE TABLE drafts AS SELECT * FROM orders; UPDATE drafts SET note = 'x'")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM orders; UPDATE t SET note = 'x'")]
    [InlineData("UPDATE alembic_version SET version_num = 'b2' WHERE alembic_version.version_num = 'a1'")]
    [InlineData("DECLARE c CURSOR FOR SELECT * FROM orders; UPDATE orders SET note = 'x' WHERE CURRENT OF c")]
    public void What_is_new_temporary_or_bookkeeping_keeps_nobody_waiting(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_round_of_a_loop_is_not_the_whole()
    {
        const string Loop = "DO $$ DECLARE lo bigint := 0; BEGIN LOOP UPDATE orders SET note = 'x' WHERE id > lo AND id <= lo + 5000; "
            + "lo := lo + 5000; COMMIT; END LOOP; END $$";
        Assert.Empty(ExampleSchema.Findings(Id, Loop));
        Assert.Single(ExampleSchema.Findings(
            Id, "DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE orders SET note = 'x' WHERE status = 'open'; END LOOP; END $$"));
    }

    [Fact]
    public void Without_a_key_of_one_column_no_batches_are_written() =>
        Assert.Null(Assert.Single(ExampleSchema.Findings(Id, "UPDATE order_lines SET price = 0")).Sql);
}
