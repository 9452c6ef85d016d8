using PgDbre.Core.Indexes;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>At most ten lines: the verdict, the changes, the files that were written.</summary>
/// <param name="files">Paths of the files; empty if none was written.</param>
public sealed class BriefReportWriter(IReadOnlyList<string> files) : IReportWriter
{
    private const int MaximumLines = 10;

    /// <inheritdoc />
    public string Write(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        string[] written = Part("Files", [.. files.Select(MarkdownText.Code)], MaximumLines / 2);
        string[] changes = Part("Changes", [.. model.Builds.Select(Describe)], MaximumLines - 1 - written.Length);
        return string.Join('\n', [$"**Verdict:** {model.Verdict}.", .. changes, .. written]) + "\n";
    }

    private static string Describe(IndexBuild build) =>
        $"{Cell.Name(build.Schema, build.Index)} on {Cell.Name(build.Schema, build.Table)} "
        + $"({MarkdownText.Inline(build.Method)}, {Quantity.Bytes(build.SizeBytes)}, built in {Quantity.Duration(build.BuildMs)})";

    // A heading and its items; what does not fit is counted on the last line.
    private static string[] Part(string heading, IReadOnlyList<string> items, int lines)
    {
        if (items.Count == 0)
        {
            return [$"{heading}: none"];
        }

        int room = lines - 1;
        IEnumerable<string> shown = items.Count <= room
            ? items
            : [.. items.Take(room - 1), $"and {Quantity.Count(items.Count - room + 1)} more"];
        return [$"{heading}:", .. shown.Select(item => $"- {item}")];
    }
}
