using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnGeneratedStoredTests
{
    private const string Id = "add-column-generated-stored";

    [Fact]
    public void Before_18_a_trigger_keeps_the_column()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) STORED;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.gross", finding.Object);
        Assert.Equal(
            "gross is computed as (total * 1.19) and stored for every row of public.orders, which is written anew.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN gross numeric;
            -- a BEFORE INSERT OR UPDATE trigger that sets NEW.gross; then, outside of a transaction:
            DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
                SELECT max(id) INTO next FROM (SELECT id FROM public.orders WHERE id > last ORDER BY id LIMIT 5000) AS batch;
                EXIT WHEN next IS NULL;
                UPDATE public.orders SET gross = total * 1.19
                    WHERE id > last AND id <= next AND gross IS DISTINCT FROM (total * 1.19);
                last := next; COMMIT; PERFORM pg_sleep(0.05);
            END LOOP; END $$;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) VIRTUAL;")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN c int "
            + "GENERATED ALWAYS AS (a + 1) STORED;")]
    public void A_virtual_column_stores_nothing(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void From_18_on_a_virtual_one_is_advised_and_is_the_default()
    {
        ReviewOptions options = new() { TargetVersion = 18 };
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) STORED;", options));
        Assert.Equal("ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) VIRTUAL;", finding.Sql);
        Assert.Empty(ExampleSchema.Findings(
            Id, "ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19);", options));
    }
}
