using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnSequenceTests
{
    private const string Id = "add-column-serial-or-identity";

    [Fact]
    public void The_numbers_come_from_a_sequence_and_in_batches()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN ticket bigint GENERATED ALWAYS AS IDENTITY;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.ticket", finding.Object);
        Assert.Equal("ticket is an identity column: every row of public.orders gets a number and is written anew.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN ticket bigint;
            CREATE SEQUENCE orders_ticket_seq OWNED BY orders.ticket;
            ALTER TABLE orders ALTER COLUMN ticket SET DEFAULT nextval('orders_ticket_seq');
            -- outside of a transaction:
            DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
                SELECT max(id) INTO next FROM (SELECT id FROM public.orders WHERE id > last ORDER BY id LIMIT 5000) AS batch;
                EXIT WHEN next IS NULL;
                UPDATE public.orders SET ticket = nextval('orders_ticket_seq')
                    WHERE id > last AND id <= next AND ticket IS NULL;
                last := next; COMMIT; PERFORM pg_sleep(0.05);
            END LOOP; END $$;
            ALTER TABLE orders ADD CONSTRAINT orders_ticket_not_null CHECK (ticket IS NOT NULL) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_ticket_not_null;
            -- then, as two statements: in one ALTER TABLE the drop would run first
            ALTER TABLE orders ALTER COLUMN ticket SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT orders_ticket_not_null;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN ticket bigint;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN n bigserial;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity ADD GENERATED ALWAYS AS IDENTITY;")]
    [InlineData("CREATE TABLE t (id bigserial);")]
    public void A_plain_column_gives_no_numbers(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN n serial;")]
    [InlineData("ALTER TABLE orders ADD COLUMN n smallserial;")]
    [InlineData("ALTER TABLE orders ADD n serial8;")]
    public void Each_spelling_of_serial_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
