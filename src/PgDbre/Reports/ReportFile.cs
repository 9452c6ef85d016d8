using System.Text;
using PgDbre.Common;

namespace PgDbre.Reports;

/// <summary>Writes a report in UTF-8, whole or not at all.</summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly WholeFile File = new(ReportFailure.Exists, ReportFailure.NotWritten);

    /// <summary>Writes the text.</summary>
    /// <exception cref="Core.Connections.PgDbreException">PgReportExists or PgReportWriteFailed; nothing is left behind.</exception>
    public static void Write(string path, string text, bool overwrite) => File.Write(path, Utf8.GetBytes(text), overwrite);
}
