using System.Diagnostics;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Page;
using PgDbre.Reports;

namespace PgDbre.Plans;

/// <summary>Draws plans in one self-contained HTML page that needs no network.</summary>
[Cmdlet(VerbsCommon.Show, "PgPlan", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ShowPgPlanCommand : PgCmdlet
{
    private readonly List<Plan> _plans = [];

    /// <summary><b>-InputObject:</b> Plans of Invoke-PgExplain; several go into one page with a choice.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Plan InputObject { get; set; } = null!;

    /// <summary><b>-Path:</b> The page's file. Without it a file in the temporary folder is written and opened in the browser.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary><b>-NoClobber:</b> Leaves a file that is there already alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (InputObject.GetSource() is null)
        {
            WriteFailure(NoSource(), InputObject);
            return;
        }

        // Statements inside its functions have a choice of their own, behind it.
        _plans.AddRange([InputObject, .. InputObject.Nested.Select(statement => statement.Plan)]);
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_plans.Count > 0)
        {
            Guard(Path, Write);
        }
    }

    private void Write()
    {
        string path = Path is null
            ? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"pgdbre-plan-{Guid.NewGuid():N}.html")
            : GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(path, "Write the plan page"))
        {
            return;
        }

        ReportFile.Write(path, PlanPage.Write(_plans, PlanViewerFiles.Read(MyInvocation.MyCommand.Module.ModuleBase)), overwrite: !NoClobber);
        if (Path is null)
        {
            Open(path);
        }

        WriteObject(new FileInfo(path));
    }

    private void Open(string path)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            WriteWarning($"No browser could be opened; the page is {path}.");
        }
    }

    private static PgDbreException NoSource() => new(
        "PgPlanSourceMissing",
        PgErrorCategory.InvalidArgument,
        "The plan does not hold the text it was read from, so it cannot be drawn.",
        "Pipe the plan straight from Invoke-PgExplain.");
}
