using PgDbre.Core.Indexes;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>What production gets and pays: latency against the target, index sizes, build times, write cost.</summary>
internal sealed class ImpactSection : IMarkdownSection
{
    public void Write(ReportModel model, MarkdownDocument document)
    {
        document.Heading(2, "Production Impact");
        WriteLatency(model, document);
        WriteIndexes(model.Builds, document);
    }

    private static void WriteLatency(ReportModel model, MarkdownDocument document)
    {
        if (model.Latencies.Count == 0)
        {
            document.Paragraph($"Latency p95: {Cell.NotMeasured}.");
            return;
        }

        MarkdownTable table = new("Query", "|Latency p95", "|Target", "Verdict", "|Runs", "|Concurrency", "|Recall");
        foreach (LatencyImpact latency in model.Latencies)
        {
            QueryMeasurement measured = latency.Measurement;
            table.Row(
                MarkdownText.Code(measured.Name),
                Quantity.Milliseconds(measured.P95Ms),
                $"below {Quantity.Milliseconds(model.TargetMs)}",
                latency.IsWithinTarget ? "within target" : "over target",
                Quantity.Count(measured.Runs),
                Quantity.Count(measured.Concurrency),
                measured.Recall is { } recall ? Quantity.Recall(recall) : Cell.NotMeasured);
        }

        document.Table(table);
    }

    private static void WriteIndexes(IReadOnlyList<IndexBuild> builds, MarkdownDocument document)
    {
        if (builds.Count == 0)
        {
            document.Paragraph("Index size and build time: no index was built.");
            return;
        }

        MarkdownTable table = new("Index", "|Size", "|Build time", "Used by the plan afterwards", "Write cost, estimated");
        foreach (IndexBuild build in builds)
        {
            table.Row(
                Cell.Name(build.Schema, build.Index),
                Quantity.Bytes(build.SizeBytes),
                Quantity.Duration(build.BuildMs),
                build.IsUsed switch { true => "yes", false => "no", null => "no query was planned" },
                build.Origin is { } origin ? MarkdownText.Inline(origin.WriteCost) : "not estimated");
        }

        document.Table(table);
        document.Paragraph(
            $"All indexes together: {Quantity.Bytes(builds.Sum(build => build.SizeBytes))}, built in {Quantity.Duration(builds.Sum(build => build.BuildMs))}.");
    }
}
