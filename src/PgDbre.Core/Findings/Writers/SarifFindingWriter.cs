using System.Text.Json;

namespace PgDbre.Core.Findings.Writers;

/// <summary>
/// SARIF 2.1.0 (OASIS): one run. Known findings are "unchanged", suppressed ones carry their reason, and the fingerprint of the baseline
/// is a partial fingerprint, so that a code scanner follows a finding from commit to commit.
/// </summary>
public sealed class SarifFindingWriter : IFindingWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <inheritdoc />
    public string Write(FindingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Write(json =>
        {
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.Objects("runs", [report], run =>
            {
                json.Group("tool", () => json.Group("driver", () => Driver(json, run)));
                json.Objects("results", run.Judged, judged => Result(json, judged));
            });
        });
    }

    private static void Driver(Utf8JsonWriter json, FindingReport report)
    {
        json.WriteString("name", "PgDbre");
        json.WriteString("version", typeof(SarifFindingWriter).Assembly.GetName().Version!.ToString(3));
        IEnumerable<RuleMetadata> rules = report.Rules
            .Where(rule => report.Judged.Any(judged => judged.Finding.RuleId == rule.Id))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal);
        json.Objects("rules", rules, rule =>
        {
            json.WriteString("id", rule.Id);
            json.Group("shortDescription", () => json.WriteString("text", rule.Title));
            json.Group("fullDescription", () => json.WriteString("text", rule.Why));
            json.Group("help", () => json.WriteString("text", rule.Advice));
            json.Optional("helpUri", rule.Reference);
        });
    }

    private static void Result(Utf8JsonWriter json, JudgedFinding judged)
    {
        Finding finding = judged.Finding;
        json.WriteString("ruleId", finding.RuleId);
        json.WriteString("level", Level(finding.Severity));
        json.Group("message", () => json.WriteString("text", $"{finding.Message} {finding.WhatToDo}"));
        json.Objects("locations", [finding], place => Location(json, place));
        json.Group("partialFingerprints", () => json.WriteString("pgdbre/v1", FindingFingerprint.Of(finding)));
        json.WriteString("baselineState", judged.State == FindingState.Known ? "unchanged" : "new");
        if (finding.Proof is { } proof)
        {
            json.Group("properties", () => json.Proof(proof));
        }

        json.Objects<JudgedFinding>("suppressions", judged.State == FindingState.Suppressed ? [judged] : [], silenced =>
        {
            json.WriteString("kind", "inSource");
            json.Optional("justification", silenced.Reason);
        });
    }

    private static void Location(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Path is { } path)
        {
            json.Group("physicalLocation", () =>
            {
                json.Group("artifactLocation", () => json.WriteString("uri", Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)));
                json.Group("region", () => Region(json, finding));
            });
        }

        json.Objects("logicalLocations", [finding], place => json.WriteString("fullyQualifiedName", place.Object));
    }

    private static void Region(Utf8JsonWriter json, Finding finding)
    {
        json.WriteNumber("startLine", finding.Line ?? 1);
        json.Optional("startColumn", finding.Column);
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };
}
