using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeChangeRewritesTableTests
{
    private const string Id = "column-type-change-rewrites-table";

    [Fact]
    public void The_way_round_is_given_step_by_step()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.quantity", finding.Object);
        Assert.Equal(
            "quantity goes from integer to bigint, which is stored in another way: public.orders and its indexes are written anew.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN quantity_new bigint;
            CREATE FUNCTION orders_quantity_new() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN NEW.quantity_new := NEW.quantity::bigint; RETURN NEW; END $$;
            CREATE TRIGGER orders_quantity_new BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_quantity_new();
            -- outside of a transaction:
            DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
                SELECT max(id) INTO next FROM (SELECT id FROM public.orders WHERE id > last ORDER BY id LIMIT 5000) AS batch;
                EXIT WHEN next IS NULL;
                UPDATE public.orders SET quantity_new = quantity::bigint
                    WHERE id > last AND id <= next AND quantity_new IS DISTINCT FROM quantity::bigint;
                last := next; COMMIT; PERFORM pg_sleep(0.05);
            END LOOP; END $$;
            -- then its default, its indexes CONCURRENTLY, its constraints NOT VALID with VALIDATE; then, in one short transaction:
            DROP TRIGGER orders_quantity_new ON orders;
            ALTER TABLE orders RENAME COLUMN quantity TO quantity_old;
            ALTER TABLE orders RENAME COLUMN quantity_new TO quantity;
            DROP FUNCTION orders_quantity_new();
            ALTER TABLE orders ALTER COLUMN quantity_old DROP NOT NULL;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE text;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(80) USING note::varchar(80);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN address TYPE inet;")]
    [InlineData("SET TimeZone = 'UTC'; ALTER TABLE orders ALTER COLUMN delivered_at TYPE timestamptz;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ALTER COLUMN a TYPE bigint;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN customer_id TYPE integer;")]
    public void What_is_stored_alike_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN details TYPE jsonb;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN is_paid TYPE integer USING is_paid::int;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE text USING lower(note);")]
    [InlineData("SET TimeZone = 'Europe/Berlin'; ALTER TABLE orders ALTER COLUMN delivered_at TYPE timestamptz;")]
    [InlineData("ALTER TABLE customers ALTER COLUMN country TYPE char(3);")]
    [InlineData("ALTER TABLE orders ALTER COLUMN quantity TYPE positive;")]
    [InlineData("ALTER TABLE readings ALTER COLUMN value TYPE double precision;")]
    public void What_is_stored_in_another_way_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE elsewhere.unknown ALTER COLUMN a TYPE bigint;", "It depends on the old type of a, which is not known here")]
    [InlineData("ALTER TABLE orders ALTER COLUMN delivered_at TYPE timestamptz;", "unless TimeZone is UTC")]
    public void What_only_the_server_can_tell_is_said_to_be_so(string sql, string words)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.True(finding.IsApproximate);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }
}
