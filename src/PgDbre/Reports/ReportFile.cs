using System.Text;

namespace PgDbre.Reports;

/// <summary>Writes a file whole or not at all: a temporary file beside it takes its place in one step.</summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the text.</summary>
    /// <exception cref="Core.Connections.PgDbreException">PgReportExists or PgReportWriteFailed; nothing is left behind.</exception>
    public static void Write(string path, string text, bool overwrite)
    {
        string target = Target(path);
        if (!overwrite && Path.Exists(target))
        {
            throw ReportFailure.Exists(path);
        }

        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, target, overwrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Forget(temporary);
            throw !overwrite && File.Exists(target) ? ReportFailure.Exists(path) : ReportFailure.NotWritten(path, error);
        }
    }

    // Through a link the file itself is written. A device cannot be replaced by a file, least of all as root.
    private static string Target(string path)
    {
        try
        {
            string target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            bool isDevice = !OperatingSystem.IsWindows() && File.Exists(target) && Path.GetDirectoryName(target) is "/dev" or "/proc";
            return isDevice ? throw new IOException("It is a device, not a file.") : target;
        }
        catch (IOException error)
        {
            throw ReportFailure.NotWritten(path, error);
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where a file cannot be made, there is none to remove.
        }
    }
}
