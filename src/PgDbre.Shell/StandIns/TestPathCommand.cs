using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Test-Path: whether something is there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PSCmdlet
{
    /// <summary>The paths; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [AllowEmptyString]
    public string[] Path { get; set; } = [];

    /// <summary>The paths, taken as they are written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Container or Leaf; anything by default.</summary>
    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<string> paths = ParameterSetName == "Path" ? Path : LiteralPath.Select(WildcardPattern.Escape);
        foreach (string path in paths)
        {
            WriteObject(Exists(path));
        }
    }

    private bool Exists(string path)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(path)
                && InvokeProvider.Item.Exists(path)
                && (PathType == TestPathType.Any || InvokeProvider.Item.IsContainer(path) == (PathType == TestPathType.Container));
        }
        catch (Exception unknown) when (unknown is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException)
        {
            return false;
        }
    }
}
