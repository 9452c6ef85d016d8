using System.Globalization;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Findings.Writers;

/// <summary>"path:line:column: severity rule object: message", then what to do, then the counts.</summary>
public sealed class TextFindingWriter : IFindingWriter
{
    /// <inheritdoc />
    public string Write(FindingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join('\n', report.New.SelectMany(Lines).Concat(report.Verdicts.Select(VisibleText.OneLine)).Append(report.Verdict.ToString()));
    }

    private static IEnumerable<string> Lines(Finding finding)
    {
        string approximate = finding.IsApproximate ? " (approximate)" : "";
        yield return VisibleText.OneLine(
            $"{Place(finding)}{finding.Severity} {finding.RuleId} {finding.Object}: {finding.WhatIsWrong}{approximate}");
        string?[] details = [finding.Lock, finding.Recommendation, finding.Code ?? finding.Sql, finding.Proof?.ToString()];
        // SQL of several lines keeps them: on one line its first comment would swallow the rest.
        foreach (string line in details.OfType<string>().SelectMany(detail => VisibleText.KeepLines(detail).Split('\n')))
        {
            yield return $"    {line}";
        }
    }

    private static string Place(Finding finding)
    {
        IEnumerable<string?> parts = [finding.Path, Number(finding.Line), Number(finding.Column)];
        string place = string.Join(':', parts.TakeWhile(part => part is not null));
        return place.Length > 0 ? $"{place}: " : "";
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
