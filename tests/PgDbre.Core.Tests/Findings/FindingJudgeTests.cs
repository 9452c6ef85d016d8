using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public sealed class FindingJudgeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Finding Sort = SampleFinding.Make() with { Path = "a.sql", Line = 8 };

    [Fact]
    public void A_suppression_of_the_rule_in_the_place_silences_and_says_why()
    {
        JudgedFinding judged = Assert.Single(Judge(Sort, "-- pgdbre:ignore sort-spilled-to-disk nightly job", line: 7));

        Assert.Equal((FindingState.Suppressed, "nightly job"), (judged.State, judged.Reason));
    }

    [Theory]
    [InlineData("-- pgdbre:ignore another-rule nightly job", 7)]
    [InlineData("-- pgdbre:ignore sort-spilled-to-disk nightly job", 5)]
    [InlineData("-- pgdbre:ignore sort-spilled-to-disk nightly job", 9)]
    public void One_that_silences_nothing_is_a_finding_itself(string comment, int line) => Assert.Equal(
        [("sort-spilled-to-disk", FindingState.New), ("suppression-unused", FindingState.New)],
        Judge(Sort, comment, line).Select(one => (one.Finding.RuleId, one.State)));

    [Fact]
    public void The_last_day_still_counts() => Assert.Equal(
        FindingState.Suppressed, Assert.Single(Judge(Sort, "-- pgdbre:ignore sort-spilled-to-disk nightly until 2026-11-23", 7)).State);

    [Fact]
    public void An_expired_one_silences_nothing() => Assert.Equal(
        [("sort-spilled-to-disk", FindingState.New), ("suppression-expired", FindingState.New)],
        Judge(Sort, "-- pgdbre:ignore sort-spilled-to-disk nightly until 2026-11-22", 7).Select(one => (one.Finding.RuleId, one.State)));

    [Fact]
    public void A_finding_without_a_line_is_covered_by_its_whole_query()
    {
        FindingJudge judge = new(FindingBaseline.Empty, Today);

        JudgedFinding judged = Assert.Single(judge.Judge(
            [SampleFinding.Make()], SuppressionComment.Read("-- pgdbre:ignore sort-spilled-to-disk nightly job", null, 40)));

        Assert.Equal(FindingState.Suppressed, judged.State);
    }

    [Fact]
    public void A_suppressed_finding_does_not_use_up_the_baseline()
    {
        FindingJudge judge = new(new FindingBaseline(FindingBaseline.From([Sort])), Today);

        judge.Judge([Sort], SuppressionComment.Read("-- pgdbre:ignore sort-spilled-to-disk nightly job", "a.sql", 7));

        Assert.Equal(FindingState.Known, Assert.Single(judge.Judge([Sort], SuppressionScan.None)).State);
    }

    private static IReadOnlyList<JudgedFinding> Judge(Finding finding, string comment, int line) =>
        new FindingJudge(FindingBaseline.Empty, Today).Judge([finding], SuppressionComment.Read(comment, "a.sql", line));
}
