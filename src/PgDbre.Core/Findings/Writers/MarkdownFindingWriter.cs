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
                MarkdownText.Inline(finding.WhatIsWrong),
                MarkdownText.Inline(finding.WhatToDo));
        }

        return table.IsEmpty ? heading : $"{heading}\n\n{table}";
    }
}
