using System.Text.Json;

namespace PgDbre.Core.Findings.Writers;

/// <summary>Every finding with its state, and the verdict; the names are those of the records, in camel case.</summary>
public sealed class JsonFindingWriter : IFindingWriter
{
    /// <inheritdoc />
    public string Write(FindingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Write(json =>
        {
            json.WriteString("source", report.Source);
            json.Group("verdict", () => Verdict(json, report.Verdict));
            json.Objects("findings", report.Judged, judged => Finding(json, judged));
        });
    }

    private static void Verdict(Utf8JsonWriter json, GateVerdict verdict)
    {
        json.WriteBoolean("failed", verdict.Failed);
        json.Optional("failOn", verdict.FailOn?.ToString());
        json.WriteNumber("new", verdict.New);
        json.WriteNumber("known", verdict.Known);
        json.WriteNumber("suppressed", verdict.Suppressed);
    }

    private static void Finding(Utf8JsonWriter json, JudgedFinding judged)
    {
        Finding finding = judged.Finding;
        json.WriteString("ruleId", finding.RuleId);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("state", judged.State.ToString());
        json.Optional("reason", judged.Reason);
        json.WriteString("fingerprint", FindingFingerprint.Of(finding));
        json.Optional("server", finding.Server);
        json.Optional("database", finding.Database);
        json.Optional("path", finding.Path);
        json.Optional("line", finding.Line);
        json.Optional("column", finding.Column);
        json.WriteString("object", finding.Object);
        json.WriteString("message", finding.Message);
        json.WriteString("evidence", finding.Evidence);
        json.WriteString("recommendation", finding.Recommendation);
        json.Optional("statement", finding.Statement);
        json.Optional("lock", finding.Lock);
        json.Optional("sql", finding.Sql);
        json.Optional("code", finding.Code);
        json.Optional("reference", finding.Reference);
        json.Optional("cause", finding.Cause?.ToString());
        json.WriteNumber("score", double.IsFinite(finding.Score) ? finding.Score : 0);
        json.WriteBoolean("isApproximate", finding.IsApproximate);
        json.Proof(finding.Proof);
    }
}
