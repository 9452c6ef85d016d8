namespace PgDbre.Core.Reports.Markdown;

/// <summary>Before → after with the change in percent, latency and planner cost told apart.</summary>
internal sealed class ResultsSection : IMarkdownSection
{
    public void Write(ReportModel model, MarkdownDocument document)
    {
        document.Heading(2, "Results");
        if (model.Latencies.Count == 0)
        {
            document.Paragraph($"Latency: {Cell.NotMeasured}. Measure-PgQuery before and after the change measures it.");
        }

        if (model.Results.Count == 0)
        {
            return;
        }

        MarkdownTable table = new("What", "Figure", "|Before", "|After", "|Change");
        foreach (ReportResult result in model.Results)
        {
            table.Row(
                MarkdownText.Code(result.Subject),
                result.Measure == ResultMeasure.P95Latency ? "latency p95, measured" : "planner cost, estimated",
                Figure(result.Before, result.Measure),
                Figure(result.After, result.Measure),
                Change(result));
        }

        document.Table(table);
    }

    private static string Figure(double? value, ResultMeasure measure) =>
        measure == ResultMeasure.P95Latency ? Cell.Milliseconds(value) : Cell.Count(value);

    private static string Change(ReportResult result)
    {
        if (result.ChangePercent is not { } percent)
        {
            return Cell.NotMeasured;
        }

        (string less, string more) = result.Measure == ResultMeasure.P95Latency ? ("faster", "slower") : ("lower", "higher");
        string direction = Math.Round(percent, 1) switch { < 0 => less, > 0 => more, _ => "unchanged" };
        return $"{Quantity.Percent(percent)} ({direction})";
    }
}
