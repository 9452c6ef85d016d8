namespace PgDbre.Core.Reports.Markdown;

/// <summary>One section of the Markdown report.</summary>
internal interface IMarkdownSection
{
    void Write(ReportModel model, MarkdownDocument document);
}
