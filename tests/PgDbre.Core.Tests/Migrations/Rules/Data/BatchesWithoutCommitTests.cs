using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BatchesWithoutCommitTests
{
    private const string Id = "batches-without-commit";

    [Fact]
    public void A_loop_of_a_block_without_COMMIT_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, Loop("")));
        Assert.Equal((Severity.High, "public.orders"), (finding.Severity, finding.Object));
        Assert.Equal(
            "Rows of public.orders are changed in a loop, but no COMMIT stands in the loop: every changed row stays locked until the end.",
            finding.Message);
    }

    [Fact]
    public void With_COMMIT_in_the_loop_all_is_well() => Assert.Empty(ExampleSchema.Findings(Id, Loop("COMMIT;")));

    [Fact]
    public void A_COMMIT_behind_the_loop_comes_too_late() => Assert.Single(ExampleSchema.Findings(
        Id, Loop("").Replace("END $$", "COMMIT; END $$", StringComparison.Ordinal)));

    [Theory]
    [InlineData(2_000_000, 1)]
    [InlineData(2_000, 0)]
    public void A_small_table_needs_none(double rows, int findings) =>
        Assert.Equal(findings, ExampleSchema.Findings(Id, Loop(""), ExampleSchema.Known(("orders", rows))).Count);

    [Theory]
    [InlineData("DO $$ BEGIN FOR i IN 1..12 LOOP EXECUTE 'ANALYZE orders'; END LOOP; END $$")]
    [InlineData("DO $$ BEGIN FOR i IN 1..12 LOOP INSERT INTO settings VALUES (i::text, ''); END LOOP; END $$")]
    [InlineData("DO $$ BEGIN UPDATE orders SET note = 'x' WHERE id = 5; END $$")]
    [InlineData("CREATE TABLE drafts (a int); DO $$ BEGIN FOR i IN 1..12 LOOP UPDATE drafts SET a = i; END LOOP; END $$")]
    public void Loops_that_change_no_rows_of_others_are_none_of_its_business(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("    while True:\n        op.execute(\"UPDATE orders SET note = 'x' WHERE note IS NULL AND id > 5\")\n", 1)]
    [InlineData(
        "    with op.get_context().autocommit_block():\n        while True:\n"
            + "            op.execute(\"UPDATE orders SET note = 'x' WHERE note IS NULL\")\n",
        0)]
    public void A_loop_of_a_revision_commits_only_in_autocommit_block(string body, int findings) =>
        Assert.Equal(findings, ExampleSchema.Findings(Id, $"def upgrade():\n{body}").Count);

    private static string Loop(string commit) =>
        "DO $$ DECLARE lo bigint := 0; BEGIN LOOP UPDATE orders SET note = 'x' WHERE id > lo AND id <= lo + 5000; "
        + $"lo := lo + 5000; {commit} END LOOP; END $$";
}
