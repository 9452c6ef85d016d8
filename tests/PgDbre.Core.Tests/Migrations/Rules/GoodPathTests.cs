using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class GoodPathTests
{
    private static readonly string[] NotNullByCheck =
    [
        """
        BEGIN;
        SET LOCAL lock_timeout = '2s';
        ALTER TABLE orders ADD COLUMN channel text;
        ALTER TABLE orders ALTER COLUMN channel SET DEFAULT 'web';
        ALTER TABLE orders ADD CONSTRAINT orders_channel_not_null CHECK (channel IS NOT NULL) NOT VALID;
        COMMIT;
        """,
        """
        DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
            SELECT max(id) INTO next FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) AS batch;
            EXIT WHEN next IS NULL;
            UPDATE orders SET channel = 'web' WHERE id > last AND id <= next AND channel IS NULL;
            last := next; COMMIT; PERFORM pg_sleep(0.05);
        END LOOP; END $$;
        """,
        "ALTER TABLE orders VALIDATE CONSTRAINT orders_channel_not_null;",
        """
        BEGIN;
        SET LOCAL lock_timeout = '2s';
        ALTER TABLE orders ALTER COLUMN channel SET NOT NULL;
        ALTER TABLE orders DROP CONSTRAINT orders_channel_not_null;
        COMMIT;
        """,
    ];

    [Theory]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(18)]
    public void A_nullable_column_that_is_filled_and_becomes_NOT_NULL_by_a_validated_check_is_safe(int target)
    {
        Assert.Empty(AboveInfo(NotNullByCheck, target));
        Assert.Empty(AboveInfo([string.Join('\n', NotNullByCheck)], target));
    }

    [Fact]
    public void On_18_NOT_NULL_that_is_validated_later_is_safe() => Assert.Empty(AboveInfo(
        [
            NotNullByCheck[0].Replace("CHECK (channel IS NOT NULL)", "NOT NULL channel", StringComparison.Ordinal),
            NotNullByCheck[1],
            NotNullByCheck[2],
        ],
        target: 18));

    [Fact]
    public void A_unique_key_from_an_index_that_was_looked_after_is_safe() => Assert.Empty(AboveInfo(
        [
            "SELECT code, count(*) FROM orders GROUP BY code HAVING count(*) > 1;",
            "SELECT code, count(*) FROM orders GROUP BY code HAVING count(*) > 1; "
                + "CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);",
            "BEGIN; SET LOCAL lock_timeout = '2s'; "
                + "ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key; COMMIT;",
        ],
        target: 17));

    [Fact]
    public void A_foreign_key_that_is_indexed_first_and_validated_later_is_safe() => Assert.Empty(AboveInfo(
        [
            "BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN payer_id bigint; COMMIT;",
            "CREATE INDEX CONCURRENTLY orders_payer_id_idx ON orders (payer_id);",
            "BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD CONSTRAINT orders_payer_id_fkey "
                + "FOREIGN KEY (payer_id) REFERENCES customers (id) NOT VALID; COMMIT;",
            "ALTER TABLE orders VALIDATE CONSTRAINT orders_payer_id_fkey;",
        ],
        target: 17));

    [Fact]
    public void NOT_NULL_before_the_backfill_is_not()
    {
        IReadOnlyList<Finding> found = AboveInfo([NotNullByCheck[0], NotNullByCheck[3]], target: 17);
        Assert.Contains(found, finding => finding.RuleId == "set-not-null-reads-table");
    }

    private static IReadOnlyList<Finding> AboveInfo(IEnumerable<string> scripts, int target)
    {
        Migration[] chain = [.. scripts.Select((sql, number) => SqlMigrationReader.Read(sql, $"{number + 1}.sql"))];
        return
        [
            .. ExampleSchema.Review(chain, new ReviewOptions { TargetVersion = target })
                .SelectMany(review => review.Findings)
                .Where(finding => finding.Severity > Severity.Info),
        ];
    }
}
