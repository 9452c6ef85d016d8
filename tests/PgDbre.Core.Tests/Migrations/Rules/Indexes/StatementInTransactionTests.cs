using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class StatementInTransactionTests
{
    private const string Id = "statement-not-allowed-in-transaction";

    [Fact]
    public void The_line_of_BEGIN_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "BEGIN;\nCREATE INDEX CONCURRENTLY i ON orders (code);\nCOMMIT;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("change.sql", finding.Object);
        Assert.Equal(
            "CREATE INDEX CONCURRENTLY cannot run inside the transaction that line 1 begins: the server refuses it, "
                + "and the migration ends here.",
            finding.Message);
        Assert.Equal("CREATE INDEX CONCURRENTLY i ON orders (code);", finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("BEGIN; COMMIT; VACUUM orders;")]
    [InlineData("BEGIN; ANALYZE orders; COMMIT;")]
    [InlineData("BEGIN; CREATE INDEX i ON orders (code); COMMIT;")]
    [InlineData("BEGIN; REINDEX TABLE orders; COMMIT;")]
    [InlineData("BEGIN; ALTER TABLE events DETACH PARTITION events_2025; COMMIT;")]
    public void By_itself_it_is_allowed(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("BEGIN; DROP INDEX CONCURRENTLY orders_status_idx; COMMIT;")]
    [InlineData("BEGIN; REINDEX TABLE CONCURRENTLY orders; COMMIT;")]
    [InlineData("BEGIN; REINDEX SCHEMA public; COMMIT;")]
    [InlineData("BEGIN; REINDEX TABLE readings; COMMIT;")]
    [InlineData("BEGIN; VACUUM orders; COMMIT;")]
    [InlineData("BEGIN; CLUSTER; COMMIT;")]
    [InlineData("BEGIN; ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY; COMMIT;")]
    [InlineData("BEGIN; CREATE DATABASE shop; COMMIT;")]
    [InlineData("BEGIN; DROP TABLESPACE fast; COMMIT;")]
    [InlineData("BEGIN; ALTER SYSTEM SET work_mem = '1GB'; COMMIT;")]
    [InlineData("DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY i ON orders (code)'; END $$;")]
    public void Whatever_the_server_refuses_in_a_transaction_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_transaction_of_the_runner_counts_too()
    {
        ReviewOptions options = new() { InTransaction = true };
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE INDEX CONCURRENTLY i ON orders (code);", options));
        Assert.Equal(
            "CREATE INDEX CONCURRENTLY cannot run inside the transaction that the runner puts around the migration: "
            + "the server refuses it, and the migration ends here.",
            finding.Message);
    }
}
