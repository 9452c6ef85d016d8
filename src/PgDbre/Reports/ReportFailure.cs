using System.Management.Automation;
using PgDbre.Core.Connections;

namespace PgDbre.Reports;

/// <summary>Why a report, or a record of it, was refused.</summary>
internal static class ReportFailure
{
    private const string Known =
        "Pipe records of Get-PgSlowQuery, Invoke-PgExplain, New-PgIndexRecommendation, New-PgIndex, Measure-PgQuery, Get-PgServer or Get-PgSandbox, or findings.";

    public static PgDbreException Unknown(PSObject? input) => new(
        "PgReportInputUnknown",
        PgErrorCategory.InvalidArgument,
        input is null ? "A report cannot take $null." : $"A report cannot take an object of type {input.TypeNames[0]}.",
        $"{Known} A record that went through Select-Object or a file is no record any more.");

    public static PgDbreException Empty() => new(
        "PgReportEmpty",
        PgErrorCategory.InvalidOperation,
        "No record came in, so there is nothing to report and nothing was written.",
        Known);

    public static PgDbreException Exists(string path) => new(
        "PgReportExists",
        PgErrorCategory.ResourceExists,
        $"'{path}' exists already, and -NoClobber was given.",
        "Choose another path, or leave -NoClobber out.");

    public static PgDbreException NotWritten(string path, Exception error) => new(
        "PgReportWriteFailed",
        PgErrorCategory.InvalidOperation,
        $"The report was not written to '{path}': {error.Message}",
        "Check that the folder exists, that it may be written to, and that the disk has room.",
        error);
}
