using PgDbre.Core.Reports.Markdown;

namespace PgDbre.Core.Findings.Writers;

/// <summary>A verdict and a table, for the comment of a pull request or the summary of a job.</summary>
public sealed class MarkdownFindingWriter : IFindingWriter
{
    /// <inheritdoc />
    public string Write(FindingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string verdict = report.Verdict.Failed ? "failed" : "passed";
        string heading = $"**{MarkdownText.Inline(report.Source)}: {verdict}** — {report.Verdict}";
        MarkdownTable table = new("Severity", "Rule", "Object", "Message", "What to do");
        foreach (Finding finding in report.New)
        {
            table.Row(
                finding.Severity.ToString(),
                MarkdownText.Code(finding.RuleId),
                MarkdownText.Inline(finding.Path is null ? finding.Object : $"{finding.Path}:{finding.Line} {finding.Object}"),
                MarkdownText.Inline(finding.Lock is null ? finding.WhatIsWrong : $"{finding.WhatIsWrong} Lock: {finding.Lock}."),
                MarkdownText.Inline(finding.WhatToDo));
        }

        string verdicts = string.Join('\n', report.Verdicts.Select(one => $"- {MarkdownText.Inline(one)}"));
        string[] parts = [heading, verdicts, table.IsEmpty ? "" : table.ToString(), .. report.New.Where(HasRewrite).Select(Rewrite)];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    // In a review of a migration the way out is a script, which a cell of a table cannot hold.
    private static bool HasRewrite(Finding finding) => finding.Statement is not null && (finding.Code ?? finding.Sql) is not null;

    private static string Rewrite(Finding finding)
    {
        string place = MarkdownText.Inline(finding.Path is null ? finding.Object : $"{finding.Path}:{finding.Line}");
        string code = finding.Code is null ? MarkdownText.Fence(finding.Sql!, "sql") : MarkdownText.Fence(finding.Code, "python");
        return $"{MarkdownText.Code(finding.RuleId)} at {place}:\n\n{code}";
    }
}
