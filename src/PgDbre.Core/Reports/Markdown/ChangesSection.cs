using PgDbre.Core.Indexes;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>What was done, numbered, with the statement that did it and the one that undoes it; then what was only recommended.</summary>
internal sealed class ChangesSection : IMarkdownSection
{
    public void Write(ReportModel model, MarkdownDocument document)
    {
        document.Heading(2, "Changes Applied");
        if (model.Builds.Count == 0)
        {
            document.Paragraph("No change was applied.");
        }

        for (int i = 0; i < model.Builds.Count; i++)
        {
            WriteBuild(i + 1, model.Builds[i], document);
        }

        WriteProposals(model.Proposals, document);
    }

    private static void WriteBuild(int number, IndexBuild build, MarkdownDocument document)
    {
        document.Heading(
            3,
            $"{Quantity.Count(number)}. Index {Cell.Name(build.Schema, build.Index)} on {Cell.Name(build.Schema, build.Table)} ({MarkdownText.Inline(build.Method)})");
        if (build.Origin is { } origin)
        {
            document.Paragraph($"Why: {MarkdownText.Inline(origin.Reason)}");
        }

        document.Sql(build.Sql);
        document.Paragraph("Undo:");
        document.Sql(build.UndoSql);
    }

    private static void WriteProposals(IReadOnlyList<IndexRecommendation> proposals, MarkdownDocument document)
    {
        if (proposals.Count == 0)
        {
            return;
        }

        document.Heading(3, "Recommended, not applied");
        foreach (IndexRecommendation proposal in proposals)
        {
            document.Paragraph(
                $"{Cell.Name(proposal.Schema, proposal.Table)} ({MarkdownText.Inline(proposal.Method)}): {MarkdownText.Inline(proposal.Reason)}");
            document.Sql(proposal.Sql);
        }
    }
}
