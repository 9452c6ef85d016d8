using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Reports;
using PgDbre.Core.Reports.Markdown;
using PgDbre.Core.Workload;

namespace PgDbre.Reports;

/// <summary>Writes a report on what was found, changed and measured.</summary>
[Cmdlet(VerbsData.Export, "PgReport", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportPgReportCommand : PgCmdlet
{
    private readonly ReportInput _input = new();

    /// <summary><b>-InputObject:</b> Records of this module. Each brings what it came from: a built index its recommendation and plans.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Path:</b> The file to write, in UTF-8. Without it the report is passed on as text.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary><b>-Brief:</b> Passes on at most ten lines: verdict, changes, files. With -Path the file still holds the full report.</summary>
    [Parameter]
    public SwitchParameter Brief { get; set; }

    /// <summary><b>-Title:</b> Heading of the report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Performance Optimization Summary";

    /// <summary><b>-TargetMs:</b> Latency in milliseconds that a measured p95 must stay below; the policy's bound for hot paths unless given.</summary>
    [Parameter]
    [ValidateRange(0.001, double.MaxValue)]
    public double TargetMs { get; set; } = LatencyPolicy.HotMs;

    /// <summary><b>-NoClobber:</b> An existing file is left alone, with the error PgReportExists.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        object? record = InputObject?.BaseObject;
        if (record is null || !_input.TryAdd(record))
        {
            WriteFailure(ReportFailure.Unknown(InputObject), InputObject);
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_input.IsEmpty)
        {
            WriteFailure(ReportFailure.Empty(), target: null);
            return;
        }

        Guard(Path, Write);
    }

    private void Write()
    {
        ReportModel model = ReportBuilder.Build(_input, Title, TargetMs, DateTimeOffset.UtcNow);
        string text = new MarkdownReportWriter().Write(model);
        FileInfo? file = Path is null ? null : WriteFile(text);
        if (Brief)
        {
            WriteObject(new BriefReportWriter(file is null ? [] : [file.FullName]).Write(model));
        }
        else if (file is not null)
        {
            WriteObject(file);
        }
        else if (Path is null)
        {
            WriteObject(text);
        }
    }

    private FileInfo? WriteFile(string text)
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(path, "Write the report"))
        {
            return null;
        }

        ReportFile.Write(path, text, overwrite: !NoClobber);
        return new FileInfo(path);
    }
}
