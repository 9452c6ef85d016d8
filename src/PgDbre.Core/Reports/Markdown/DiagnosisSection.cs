using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>The state before: query times by their source, sequential scans with row counts, missing indexes, findings.</summary>
internal sealed class DiagnosisSection : IMarkdownSection
{
    private const int FilterWidth = 80;

    public void Write(ReportModel model, MarkdownDocument document)
    {
        document.Heading(2, "Diagnosis");
        WriteQueries(model, document);
        WriteScans(model.Scans, document);
        WriteMissingIndexes(model.MissingIndexes, document);
        WriteFindings(model.Findings, document);
    }

    private static void WriteQueries(ReportModel model, MarkdownDocument document)
    {
        document.Heading(3, "Query time before");
        if (model.Queries.Count == 0)
        {
            document.Paragraph("No query was piped into this report.");
            return;
        }

        MarkdownTable table = new("#", "Query", "|Mean, server statistics", "|Calls", "|One run, EXPLAIN ANALYZE", "|Latency p95, measured");
        foreach (QueryDiagnosis query in model.Queries)
        {
            SlowQuery? counted = query.Statistics is { Source: "pg_stat_activity" } ? null : query.Statistics;
            table.Row(
                Cell.Reference(query.Number),
                Cell.Query(query.Query),
                Cell.Milliseconds(counted?.MeanMs),
                Cell.Count(counted?.Calls),
                Cell.Milliseconds(query.Plan is { IsAnalyzed: true } ran ? ran.ExecutionMs : null),
                Cell.Milliseconds(query.BeforeP95Ms));
        }

        document.Table(table);
        document.Paragraph(
            "Server statistics and EXPLAIN ANALYZE are execution times on the server, without network and client; only the last column is latency.");
    }

    private static void WriteScans(IReadOnlyList<ScanDiagnosis> scans, MarkdownDocument document)
    {
        document.Heading(3, "Sequential scans");
        if (scans.Count == 0)
        {
            document.Paragraph("The plans of this report have none, or no plan was piped.");
            return;
        }

        MarkdownTable table = new("Query", "Table", "Filter", "|Rows read", "|Rows kept", "|Rows kept, estimate", "|Time of the scan");
        foreach (ScanDiagnosis scan in scans)
        {
            table.Row(
                Cell.Reference(scan.QueryNumber),
                MarkdownText.Code(scan.Table),
                scan.Filter is null ? "none" : MarkdownText.Code(MarkdownText.Cut(VisibleText.OneLine(scan.Filter), FilterWidth)),
                Cell.Count(scan.RowsRead),
                Cell.Count(scan.RowsReturned),
                Cell.Count(scan.PlanRows),
                Cell.Milliseconds(scan.ExclusiveMs));
        }

        document.Table(table);
    }

    private static void WriteMissingIndexes(IReadOnlyList<IndexRecommendation> missing, MarkdownDocument document)
    {
        document.Heading(3, "Missing indexes");
        if (missing.Count == 0)
        {
            document.Paragraph("None was recommended.");
            return;
        }

        MarkdownTable table = new("Table", "Columns", "Method", "Why", "Verification", "|Planner cost saved");
        foreach (IndexRecommendation index in missing)
        {
            table.Row(
                Cell.Name(index.Schema, index.Table),
                MarkdownText.Code(index.Columns),
                MarkdownText.Inline(index.Method),
                MarkdownText.Inline(index.Reason),
                index.Verification switch
                {
                    Verification.Verified => "verified by the planner",
                    Verification.OnCopy => "verified by the planner on a copy",
                    _ => "not simulated",
                },
                index.GainPercent is { } gain ? $"{Quantity.Number(gain)} %" : "not simulated");
        }

        document.Table(table);
    }

    private static void WriteFindings(IReadOnlyList<Finding> findings, MarkdownDocument document)
    {
        if (findings.Count == 0)
        {
            return;
        }

        document.Heading(3, "Findings");
        MarkdownTable table = new("Severity", "Rule", "Object", "What", "What to do");
        foreach (Finding finding in findings)
        {
            table.Row(
                finding.Severity.ToString(),
                MarkdownText.Code(finding.RuleId),
                MarkdownText.Code(finding.Object),
                MarkdownText.Inline(finding.WhatIsWrong),
                MarkdownText.Inline(finding.WhatToDo));
        }

        document.Table(table);
    }
}
