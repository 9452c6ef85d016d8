namespace PgDbre.Core.Reports.Markdown;

/// <summary>The full report as GitHub-flavoured Markdown.</summary>
public sealed class MarkdownReportWriter : IReportWriter
{
    private static readonly IMarkdownSection[] Sections =
    [
        new ScopeSection(),
        new DiagnosisSection(),
        new ChangesSection(),
        new ResultsSection(),
        new ImpactSection(),
    ];

    /// <inheritdoc />
    public string Write(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MarkdownDocument document = new();
        document.Heading(1, MarkdownText.Inline(model.Title));
        document.Paragraph($"**Verdict:** {model.Verdict}.");
        foreach (IMarkdownSection section in Sections)
        {
            section.Write(model, document);
        }

        return document.ToString();
    }
}
