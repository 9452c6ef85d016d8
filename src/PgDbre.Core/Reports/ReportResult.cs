namespace PgDbre.Core.Reports;

/// <summary>One figure before and after.</summary>
/// <param name="Subject">The query's or the index's name.</param>
/// <param name="Measure">What is compared.</param>
/// <param name="Before">Before; null if not measured.</param>
/// <param name="After">After; null if not measured.</param>
/// <param name="ChangePercent">(after - before) / before, negative is less; null where it cannot be said.</param>
public sealed record ReportResult(string Subject, ResultMeasure Measure, double? Before, double? After, double? ChangePercent);
