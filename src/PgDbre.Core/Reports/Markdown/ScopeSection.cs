using System.Globalization;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>Which servers and databases, on what records the report rests, and the target.</summary>
internal sealed class ScopeSection : IMarkdownSection
{
    public void Write(ReportModel model, MarkdownDocument document)
    {
        document.Heading(2, "Scope");
        document.List(
        [
            .. model.Targets.Select(Describe),
            "Based on: " + string.Join(", ", model.Sources.Select(Describe)),
            $"Latency target: p95 below {Quantity.Milliseconds(model.TargetMs)}",
            "Report made: " + model.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
        ]);
    }

    private static string Describe(ReportTarget target)
    {
        string place = $"Database {MarkdownText.Code(target.Database ?? "unknown")} on {MarkdownText.Code(target.Server ?? "unknown")}";
        return target.Version is null ? place : $"{place}, PostgreSQL {MarkdownText.Inline(target.Version)}";
    }

    private static string Describe(ReportSource source) =>
        $"{Quantity.Count(source.Count)} {(source.Count == 1 ? source.Singular : source.Plural)}";
}
