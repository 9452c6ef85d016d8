using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PgDbre.Core.Plans.Page;

/// <summary>
/// One self-contained HTML page that draws plans and lists their findings, without network. Query and plan texts are hostile: they stand in a JSON data
/// block with every &lt; escaped, and a content security policy lets only the scripts run whose hashes it names.
/// </summary>
public static class PlanPage
{
    private const int LongestName = 120;

    // The default encoder escapes <, >, & and quotes too: no text can end the data block or look like one.
    private static readonly JsonSerializerOptions Data = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default };

    /// <summary>The page's text.</summary>
    /// <param name="plans">At least one plan that knows its source (see <see cref="Plan.GetSource"/>).</param>
    /// <param name="viewer">The files to embed.</param>
    public static string Write(IReadOnlyList<Plan> plans, PlanViewer viewer)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(viewer);
        string[] scripts = [viewer.Vue, viewer.Pev2, PlanPageScript.Text];
        string hashes = string.Join(' ', scripts.Select(script => $"'sha256-{Hash(script)}'"));
        string data = JsonSerializer.Serialize(plans.Select((plan, i) => Entry(plan, i + 1)), Data);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {hashes}">
            <title>PostgreSQL plan</title>
            <style>{viewer.Bootstrap}</style>
            <style>{viewer.Pev2Style}</style>
            </head>
            <body>
            <div id="app"></div>
            <noscript>This page draws the plan with JavaScript.</noscript>
            <script type="application/json" id="plans">{data}</script>
            <script>{viewer.Vue}</script>
            <script>{viewer.Pev2}</script>
            <script>{PlanPageScript.Text}</script>
            </body>
            </html>

            """;
    }

    private static PageEntry Entry(Plan plan, int number) => new(
        $"{number}: {(plan.Query is { } query ? Shortened(query) : plan.ToString())}",
        plan.Query ?? "",
        plan.GetSource() ?? "",
        [.. plan.Findings.Select(finding => new PageFinding(
            finding.Severity.ToString(), finding.RuleId, finding.WhatIsWrong, finding.Recommendation, finding.Sql,
            finding.Proof?.ToString()))]);

    private static string Shortened(string query)
    {
        string line = string.Join(' ', query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName ? line : line[..(LongestName - 1)] + "\u2026";
    }

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private sealed record PageEntry(string Name, string Query, string Plan, IReadOnlyList<PageFinding> Findings);

    private sealed record PageFinding(string Severity, string Rule, string Message, string Recommendation, string? Sql, string? Proof);
}
