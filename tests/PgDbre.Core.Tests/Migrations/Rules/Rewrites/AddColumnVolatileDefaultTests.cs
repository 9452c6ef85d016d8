using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnVolatileDefaultTests
{
    private const string Id = "add-column-volatile-default";

    [Fact]
    public void The_default_is_set_for_new_rows_and_old_ones_are_filled_in_batches()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.token", finding.Object);
        Assert.Equal(
            "The default gen_random_uuid() calls a volatile function: every row of public.orders is written anew.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN token uuid;
            ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
            -- outside of a transaction:
            DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
                SELECT max(id) INTO next FROM (SELECT id FROM public.orders WHERE id > last ORDER BY id LIMIT 5000) AS batch;
                EXIT WHEN next IS NULL;
                UPDATE public.orders SET token = gen_random_uuid()
                    WHERE id > last AND id <= next AND token IS NULL;
                last := next; COMMIT; PERFORM pg_sleep(0.05);
            END LOOP; END $$;
            ALTER TABLE orders ADD CONSTRAINT orders_token_not_null CHECK (token IS NOT NULL) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_token_not_null;
            -- then, as two statements: in one ALTER TABLE the drop would run first
            ALTER TABLE orders ALTER COLUMN token SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT orders_token_not_null;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN paid_at timestamptz DEFAULT now();")]
    [InlineData("ALTER TABLE orders ADD COLUMN paid_at timestamptz DEFAULT CURRENT_TIMESTAMP;")]
    [InlineData("ALTER TABLE orders ADD COLUMN day date DEFAULT date_trunc('day', now())::date;")]
    [InlineData("ALTER TABLE orders ADD COLUMN tags text[] DEFAULT ARRAY[]::text[];")]
    [InlineData("ALTER TABLE orders ADD COLUMN n int DEFAULT 0 NOT NULL;")]
    [InlineData("ALTER TABLE orders ADD COLUMN n int DEFAULT coalesce(NULL, 1);")]
    [InlineData("ALTER TABLE orders ADD COLUMN who text DEFAULT current_user;")]
    [InlineData("ALTER TABLE orders ADD COLUMN doc jsonb DEFAULT jsonb_build_object('a', 1);")]
    [InlineData(
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; ALTER TABLE orders ADD COLUMN n int DEFAULT one();")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN token uuid "
            + "DEFAULT gen_random_uuid();")]
    [InlineData("CREATE TEMP TABLE t (a int); ALTER TABLE t ADD COLUMN r float DEFAULT random();")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note SET DEFAULT random()::text;")]
    [InlineData("ALTER TABLE orders ADD COLUMN IF NOT EXISTS note varchar(50) DEFAULT random()::text;")]
    public void One_value_for_all_rows_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN r float DEFAULT random();")]
    [InlineData("ALTER TABLE orders ADD COLUMN at timestamptz DEFAULT clock_timestamp();")]
    [InlineData("ALTER TABLE orders ADD COLUMN n bigint DEFAULT nextval('invoice_number');")]
    [InlineData("ALTER TABLE orders ADD COLUMN t text DEFAULT ticket();")]
    [InlineData("ALTER TABLE orders ADD COLUMN t text DEFAULT lower(ticket());")]
    [InlineData("CREATE DOMAIN dice AS float DEFAULT random(); ALTER TABLE orders ADD COLUMN d dice;")]
    [InlineData("ALTER TABLE orders ADD COLUMN id2 uuid DEFAULT pg_catalog.gen_random_uuid();")]
    public void A_value_for_each_row_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_function_that_nobody_knows_may_be_volatile()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD COLUMN t text DEFAULT app.make_ticket();"));
        Assert.True(finding.IsApproximate);
        Assert.Equal(
            "The default app.make_ticket() calls a function that nobody says is not volatile (CREATE FUNCTION makes them volatile): "
            + "every row of public.orders is written anew.",
            finding.Message);
    }
}
