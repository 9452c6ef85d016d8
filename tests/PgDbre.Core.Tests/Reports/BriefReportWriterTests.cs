using PgDbre.Core.Reports;
using PgDbre.Core.Reports.Markdown;

namespace PgDbre.Core.Tests.Reports;

public sealed class BriefReportWriterTests
{
    [Fact]
    public void Verdict_changes_and_files()
    {
        string brief = Brief(["report.md"], SampleRecords.Build, SampleRecords.Measurement(10, before: 420));

        Assert.Equal(
            """
            **Verdict:** 1 index built; 1 of 1 measured query within target (p95 < 100.0 ms), best 42x faster.
            Changes:
            - `public.ix_messages_user_id` on `public.messages` (btree, 4.3 MB, built in 1.5 s)
            Files:
            - `report.md`

            """,
            brief);
    }

    [Fact]
    public void Where_nothing_was_done_it_says_none() =>
        Assert.Equal("**Verdict:** no index built; latency not measured.\nChanges: none\nFiles: none\n", Brief([], SampleRecords.SlowQuery));

    [Theory]
    [InlineData(6, 10)]
    [InlineData(7, 10)]
    [InlineData(40, 10)]
    public void It_never_has_more_than_ten_lines(int builds, int expectedLines)
    {
        object[] records = [.. Enumerable.Range(1, builds).Select(i => SampleRecords.Build with { Index = $"ix{i}", Origin = null })];

        string[] lines = Brief(["report.md"], records).TrimEnd('\n').Split('\n');

        Assert.Equal(expectedLines, lines.Length);
        Assert.Equal("- `report.md`", lines[^1]);
    }

    [Fact]
    public void Changes_that_do_not_fit_are_counted()
    {
        object[] records = [.. Enumerable.Range(1, 9).Select(i => SampleRecords.Build with { Index = $"ix{i}", Origin = null })];

        Assert.Contains("\n- and 4 more\nFiles:", Brief(["report.md"], records), StringComparison.Ordinal);
    }

    private static string Brief(string[] files, params object[] records)
    {
        ReportInput input = new();
        Assert.All(records, record => Assert.True(input.TryAdd(record)));
        return new BriefReportWriter(files).Write(ReportBuilder.Build(input, "Summary", 100, DateTimeOffset.UnixEpoch));
    }
}
