using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Split-Path: a part of a path; the parent by default.</summary>
[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "Parent")]
[OutputType(typeof(string), typeof(bool))]
public sealed class SplitPathCommand : PSCmdlet
{
    /// <summary>The paths.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string[] Path { get; set; } = [];

    /// <summary>All but the last part.</summary>
    [Parameter(ParameterSetName = "Parent")]
    public SwitchParameter Parent { get; set; }

    /// <summary>The last part.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Leaf")]
    public SwitchParameter Leaf { get; set; }

    /// <summary>The last part without its extension.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LeafBase")]
    public SwitchParameter LeafBase { get; set; }

    /// <summary>The extension of the last part, with its dot.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Extension")]
    public SwitchParameter Extension { get; set; }

    /// <summary>Whether the path is absolute.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "IsAbsolute")]
    public SwitchParameter IsAbsolute { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            WriteObject(PartOf(path));
        }
    }

    private object PartOf(string path) => ParameterSetName switch
    {
        "Leaf" => SessionState.Path.ParseChildName(path),
        "LeafBase" => System.IO.Path.GetFileNameWithoutExtension(SessionState.Path.ParseChildName(path)),
        "Extension" => System.IO.Path.GetExtension(SessionState.Path.ParseChildName(path)),
        "IsAbsolute" => SessionState.Path.IsPSAbsolute(path, out _),
        _ => SessionState.Path.ParseParent(path, root: null),
    };
}
