using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Set-Location: makes a folder the current one; without a path, the home folder.</summary>
[Cmdlet(VerbsCommon.Set, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class SetLocationCommand : PSCmdlet
{
    /// <summary>Where to go.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "~";

    /// <summary>Writes the new location.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            PathInfo location = SessionState.Path.SetLocation(Path);
            if (PassThru)
            {
                WriteObject(location);
            }
        }
        catch (ItemNotFoundException missing)
        {
            WriteError(new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, Path));
        }
    }
}
