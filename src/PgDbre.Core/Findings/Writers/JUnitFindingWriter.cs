using System.Globalization;
using System.Text;
using System.Xml;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Findings.Writers;

/// <summary>
/// JUnit XML as CI servers read it: one test case for each finding. Those that fail the gate are failures, known and suppressed ones are
/// skipped, the others pass with their text. A clean run has one passed case, because some servers refuse an empty suite.
/// </summary>
public sealed class JUnitFindingWriter : IFindingWriter
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    /// <inheritdoc />
    public string Write(FindingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            Attribute(xml, "name", report.Source);
            Attribute(xml, "tests", Number(Math.Max(1, report.Judged.Count)));
            Attribute(xml, "failures", Number(report.Verdict.Failing));
            Attribute(xml, "skipped", Number(report.Verdict.Known + report.Verdict.Suppressed));
            foreach (JudgedFinding judged in report.Judged)
            {
                Case(xml, judged, report.Verdict);
            }

            if (report.Judged.Count == 0)
            {
                StartCase(xml, report.Source, "no findings");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Case(XmlWriter xml, JudgedFinding judged, GateVerdict verdict)
    {
        Finding finding = judged.Finding;
        StartCase(xml, finding.Path ?? finding.Database ?? "PgDbre", $"{finding.RuleId}: {finding.Object}");
        if (judged.State != FindingState.New)
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", judged.Reason ?? "in the baseline");
        }
        else if (verdict.IsFailing(judged))
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "type", finding.Severity.ToString());
            Attribute(xml, "message", finding.Message);
        }
        else
        {
            xml.WriteStartElement("system-out");
        }

        xml.WriteString(Visible(VisibleText.KeepLines(Details(finding))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Details(Finding finding) => string.Join(
        '\n',
        new[]
        {
            finding.WhatIsWrong, finding.Lock, finding.Evidence, finding.Recommendation, finding.Code ?? finding.Sql, finding.Proof?.ToString(),
            finding.Reference,
        }.OfType<string>());

    private static void StartCase(XmlWriter xml, string suite, string name)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", suite);
        Attribute(xml, "name", name);
    }

    private static void Attribute(XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, Visible(VisibleText.OneLine(value)));

    // What XML 1.0 has no way to write, beyond the control characters that VisibleText shows.
    private static string Visible(string text) => text.Replace("\ufffe", "\\ufffe", StringComparison.Ordinal).Replace("\uffff", "\\uffff", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
