using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Review;

public sealed class MigrationReviewerTests
{
    [Fact]
    public void A_table_is_new_only_in_the_migration_that_makes_it()
    {
        IReadOnlyList<MigrationReview> reviews = ExampleSchema.Review(
        [
            SqlMigrationReader.Read("CREATE TABLE drafts (a int); CREATE INDEX drafts_a_idx ON drafts (a);", "1.sql"),
            SqlMigrationReader.Read("CREATE INDEX drafts_a2_idx ON drafts (a);", "2.sql"),
        ]);

        Assert.DoesNotContain(reviews[0].Findings, finding => finding.RuleId == "create-index-not-concurrently");
        Assert.Contains(reviews[1].Findings, finding => finding.RuleId == "create-index-not-concurrently");
    }

    [Fact]
    public void A_downgrade_is_judged_for_its_locks_one_level_lower_and_in_its_own_file()
    {
        IReadOnlyList<MigrationReview> reviews = ExampleSchema.Review(ScriptChain.Read(
        [
            new ScriptFile("1.up.sql", "DROP INDEX CONCURRENTLY orders_status_idx;"),
            new ScriptFile("1.down.sql", "CREATE INDEX orders_status_idx ON orders (status); DROP TABLE customers;"),
        ],
        inTransaction: false));

        Finding finding = Assert.Single(reviews[0].Findings, one => one.RuleId == "create-index-not-concurrently");
        Assert.Equal((Severity.Medium, "1.down.sql"), (finding.Severity, finding.Path));
        Assert.StartsWith("In the downgrade: ", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(reviews[0].Findings, one => one.RuleId == "drop-table");
    }

    [Theory]
    [InlineData("SELECT 1;", MigrationSafety.Safe)]
    [InlineData("CREATE TABLE drafts (a bigint PRIMARY KEY);", MigrationSafety.Safe)]
    [InlineData("ALTER TABLE orders ADD COLUMN a int;", MigrationSafety.SafeWithCare)]
    [InlineData("SELEC 1;", MigrationSafety.Unknown)]
    [InlineData("DROP TABLE customers; SELEC 1;", MigrationSafety.Unsafe)]
    public void The_verdict_is_the_worst_of_it(string sql, MigrationSafety expected)
    {
        MigrationReview review = ExampleSchema.Review(sql);
        Assert.Equal(expected, MigrationVerdict.Of(review, review.Findings).Verdict);
    }

    [Fact]
    public void A_verdict_reads_as_one_line()
    {
        MigrationReview review = ExampleSchema.Review("DROP TABLE settings; SELEC 1;");
        Finding[] drop = [.. review.Findings.Where(finding => finding.RuleId == "drop-table")];
        Assert.Equal(
            "change.sql: unsafe (1 finding, worst High; 2 statements, 1 not judged; strongest lock ACCESS EXCLUSIVE)",
            MigrationVerdict.Of(review, drop).ToString());
    }
}
