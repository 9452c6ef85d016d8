using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Join-Path: one path from its parts.</summary>
[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public sealed class JoinPathCommand : PSCmdlet
{
    /// <summary>The beginnings; each gives a path.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    /// <summary>The next part.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string ChildPath { get; set; } = "";

    /// <summary>Further parts.</summary>
    [Parameter(Position = 2, ValueFromRemainingArguments = true)]
    public string[] AdditionalChildPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string child = AdditionalChildPath.Aggregate(ChildPath, SessionState.Path.Combine);
        foreach (string parent in Path)
        {
            WriteObject(SessionState.Path.Combine(parent, child));
        }
    }
}
