using System.Collections.ObjectModel;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Get-ChildItem: files and folders, or the items of another provider.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
public sealed class GetChildItemCommand : PSCmdlet
{
    /// <summary>Where to look; wildcards allowed. The current location by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Items")]
    public string[] Path { get; set; } = ["."];

    /// <summary>Where to look, taken as it is written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralItems")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Only items whose names match.</summary>
    [Parameter(Position = 1)]
    public string Filter { get; set; } = "*";

    /// <summary>Also the folders below.</summary>
    [Parameter]
    [Alias("s")]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Also hidden items.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Only files.</summary>
    [Parameter]
    public SwitchParameter File { get; set; }

    /// <summary>Only folders.</summary>
    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == "LiteralItems";
        WildcardPattern filter = new(Filter, WildcardOptions.IgnoreCase);
        foreach (string path in literal ? LiteralPath : Path)
        {
            WriteObject(Children(path, literal).Where(item => Fits(item, filter)), enumerateCollection: true);
        }
    }

    private Collection<PSObject> Children(string path, bool literal)
    {
        try
        {
            return InvokeProvider.ChildItem.Get([path], Recurse, Force, literal);
        }
        catch (ItemNotFoundException missing)
        {
            WriteError(new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, path));
            return [];
        }
    }

    private bool Fits(PSObject item, WildcardPattern filter)
    {
        string name = item.Properties["PSChildName"]?.Value as string ?? "";
        bool isContainer = item.Properties["PSIsContainer"]?.Value is true;
        return filter.IsMatch(name) && !(File && isContainer) && !(Directory && !isContainer);
    }
}
