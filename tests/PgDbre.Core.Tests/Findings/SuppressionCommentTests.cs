using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public sealed class SuppressionCommentTests
{
    [Theory]
    [InlineData("-- pgdbre:ignore large-offset the export reads all pages")]
    [InlineData("/* pgdbre:ignore large-offset the export reads all pages */")]
    [InlineData("# pgdbre:ignore large-offset: the export reads all pages")]
    [InlineData("//pgdbre:ignore   large-offset   the export reads all pages  ")]
    [InlineData("pgdbre:ignore large-offset the export reads all pages")]
    public void Every_style_of_comment_is_read(string comment)
    {
        Suppression read = Assert.Single(SuppressionComment.Read(comment, "a.sql", 7).Suppressions);

        Assert.Equal(("large-offset", "the export reads all pages", null, 7, 8), (read.RuleId, read.Reason, read.Until, read.Line, read.LastLine));
    }

    [Fact]
    public void The_day_is_no_part_of_the_reason()
    {
        Suppression read = Assert.Single(SuppressionComment.Read("-- pgdbre:ignore jit-dominates wait until the upgrade until 2027-01-31", null, 1).Suppressions);

        Assert.Equal("wait until the upgrade", read.Reason);
        Assert.Equal(new DateOnly(2027, 1, 31), read.Until);
    }

    [Fact]
    public void A_block_comment_may_hold_several_each_with_its_line()
    {
        SuppressionScan scan = SuppressionComment.Read("/*\n * pgdbre:ignore a-rule one\n * pgdbre:ignore b-rule two\n */", null, 10);

        Assert.Equal([("a-rule", 11), ("b-rule", 12)], scan.Suppressions.Select(one => (one.RuleId, one.Line)));
    }

    [Theory]
    [InlineData("-- pgdbre:ignore")]
    [InlineData("-- pgdbre:ignore large-offset")]
    [InlineData("-- pgdbre:ignore large-offset until 2027-01-31")]
    [InlineData("-- pgdbre:ignore large-offset a reason until tomorrow")]
    [InlineData("-- pgdbre:ignore large-offset --")]
    public void Without_a_reason_or_with_a_wrong_date_it_does_not_count_and_says_so(string comment)
    {
        SuppressionScan scan = SuppressionComment.Read(comment, "a.sql", 3);

        Assert.Empty(scan.Suppressions);
        Finding fault = Assert.Single(scan.Faults);
        Assert.Equal(("suppression-unreadable", "a.sql", 3), (fault.RuleId, fault.Path, fault.Line));
    }

    [Fact]
    public void A_text_about_suppressions_is_none()
    {
        SuppressionScan scan = SuppressionComment.Read("-- write pgdbre:ignore rule-id reason to silence", null, 1);

        Assert.Empty(scan.Suppressions);
        Assert.Empty(scan.Faults);
    }
}
