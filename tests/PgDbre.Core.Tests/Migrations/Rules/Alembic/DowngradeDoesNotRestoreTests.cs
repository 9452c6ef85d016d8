using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Rules.Alembic;

public sealed class DowngradeDoesNotRestoreTests
{
    private const string Id = "downgrade-does-not-restore";

    [Theory]
    [InlineData("CREATE TABLE a (b int);", "SELECT 1;", "table public.a stays")]
    [InlineData("ALTER TABLE orders ADD COLUMN a int;", "SELECT 1;", "column a of public.orders stays")]
    [InlineData("ALTER TABLE orders DROP COLUMN note;", "SELECT 1;", "column note of orders is not brought back")]
    [InlineData("ALTER TABLE orders ALTER note SET NOT NULL;", "SELECT 1;", "column note of public.orders stays NOT NULL")]
    [InlineData("ALTER TABLE orders ALTER note TYPE text;", "SELECT 1;", "column note of public.orders stays text")]
    [InlineData("CREATE INDEX i ON orders (note);", "SELECT 1;", "index i of public.orders stays")]
    [InlineData("DROP INDEX orders_status_idx;", "SELECT 1;", "index orders_status_idx is not brought back")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT k CHECK (total > 0);", "SELECT 1;", "constraint k of public.orders stays")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_quantity_check;", "SELECT 1;", "constraint orders_quantity_check of orders is not brought back")]
    [InlineData("DROP TABLE settings;", "SELECT 1;", "settings is not brought back")]
    [InlineData("ALTER TABLE unheard ADD COLUMN a int;", "SELECT 1;", "column a of public.unheard stays")]
    [InlineData("ALTER TABLE unheard DROP COLUMN a;", "SELECT 1;", "column a of unheard is not brought back")]
    public void What_is_not_undone_is_named(string up, string down, string gap) =>
        Assert.Equal($"After the downgrade {gap}.", Assert.Single(Findings(up, down)).Message);

    [Theory]
    [InlineData("CREATE TABLE a (b int);", "DROP TABLE a;")]
    [InlineData("ALTER TABLE orders ADD COLUMN a int;", "ALTER TABLE orders DROP COLUMN a;")]
    [InlineData("ALTER TABLE orders DROP COLUMN note;", "ALTER TABLE orders ADD COLUMN note varchar(50);")]
    [InlineData("ALTER TABLE orders ALTER note SET NOT NULL;", "ALTER TABLE orders ALTER note DROP NOT NULL;")]
    [InlineData("ALTER TABLE orders ALTER note TYPE text;", "ALTER TABLE orders ALTER note TYPE varchar(50);")]
    [InlineData("CREATE INDEX i ON orders (note);", "DROP INDEX i;")]
    [InlineData("DROP INDEX orders_status_idx;", "CREATE INDEX orders_status_idx ON orders (status);")]
    [InlineData("ALTER TABLE orders RENAME COLUMN note TO remark;", "ALTER TABLE orders RENAME COLUMN remark TO note;")]
    [InlineData("ALTER TABLE orders RENAME TO sales;", "ALTER TABLE sales RENAME TO orders;")]
    [InlineData("CREATE TABLE a (b int); DROP TABLE a;", "SELECT 1;")]
    [InlineData("ALTER TABLE unheard DROP COLUMN a;", "ALTER TABLE unheard ADD COLUMN a int;")]
    [InlineData("UPDATE orders SET note = '';", "SELECT 1;")]
    public void What_is_undone_is_not(string up, string down) => Assert.Empty(Findings(up, down));

    private static IReadOnlyList<Finding> Findings(string up, string down)
    {
        IReadOnlyList<MigrationReview> reviews = ExampleSchema.Review(
            ScriptChain.Read([new ScriptFile("1.up.sql", up), new ScriptFile("1.down.sql", down)], inTransaction: false));
        return [.. reviews[0].Findings.Where(finding => finding.RuleId == Id)];
    }
}
