using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Reports;

namespace PgDbre.Findings;

/// <summary>The file of a baseline.</summary>
internal static class BaselineStore
{
    /// <exception cref="PgDbreException">PgBaselineNotFound or PgFileUnreadable.</exception>
    public static string Read(string path) => File.Exists(path)
        ? InputFile.Read(path)
        : throw new PgDbreException(
            "PgBaselineNotFound",
            PgErrorCategory.ObjectNotFound,
            $"There is no baseline '{path}'.",
            "Make it once with -UpdateBaseline, and keep it in version control.");

    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="PgDbreException">PgBaselineWriteFailed; the old one is as it was.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            ReportFile.Write(path, text, overwrite: true);
        }
        catch (PgDbreException failure)
        {
            throw new PgDbreException(
                "PgBaselineWriteFailed", failure.Category, $"The baseline '{path}' was not written: {failure.InnerException?.Message}", "Check the folder and its permissions.", failure);
        }
    }

    /// <summary>-UpdateBaseline without -Baseline.</summary>
    public static PgDbreException NotNamed() => new(
        "PgBaselineMissing", PgErrorCategory.InvalidArgument, "-UpdateBaseline needs -Baseline.", "Name the file to write.");
}
