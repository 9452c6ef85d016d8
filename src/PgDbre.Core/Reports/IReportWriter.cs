namespace PgDbre.Core.Reports;

/// <summary>Puts a report's model into one form.</summary>
public interface IReportWriter
{
    /// <summary>The whole text, lines ended by a line feed.</summary>
    string Write(ReportModel model);
}
