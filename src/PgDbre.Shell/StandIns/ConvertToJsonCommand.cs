using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>ConvertTo-Json: one JSON text for all the input.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _items = [];

    /// <summary>The objects; more than one make an array.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Levels of objects below the outermost one; what lies deeper is text.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    /// <summary>Leaves out spaces and line ends.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>Writes the names of enum values instead of their numbers.</summary>
    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    /// <summary>Writes an array also for a single object.</summary>
    [Parameter]
    public SwitchParameter AsArray { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _items.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_items.Count == 0)
        {
            return;
        }

        bool truncated = false;
        JsonText json = new(Depth, EnumsAsStrings, () => truncated = true);
        string text = json.Convert(_items.Count > 1 || AsArray ? _items : _items[0], Compress);
        if (truncated)
        {
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        }

        WriteObject(text);
    }
}
