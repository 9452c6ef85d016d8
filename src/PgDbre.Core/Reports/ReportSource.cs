namespace PgDbre.Core.Reports;

/// <summary>How many records of one kind a report rests on.</summary>
/// <param name="Count">Distinct records.</param>
/// <param name="Singular">The kind, in words, for one.</param>
/// <param name="Plural">The kind, in words, for any other number.</param>
public sealed record ReportSource(int Count, string Singular, string Plural);
