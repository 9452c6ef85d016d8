namespace PgDbre.Core.Reports;

/// <summary>One database that a report is about.</summary>
/// <param name="Server">host:port; null for records that were read from files.</param>
/// <param name="Database">The database; null for records that were read from files.</param>
/// <param name="Version">The server's version; null where no piped record says it.</param>
public sealed record ReportTarget(string? Server, string? Database, string? Version);
