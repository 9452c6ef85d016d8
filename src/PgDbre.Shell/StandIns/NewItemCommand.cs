using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>New-Item: a file, a folder, or an item of another provider.</summary>
[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true)]
public sealed class NewItemCommand : PSCmdlet
{
    /// <summary>The item, or with -Name the place it comes to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = ["."];

    /// <summary>Name of the item below the path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>File, Directory, or what else the provider knows.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    public string ItemType { get; set; } = "File";

    /// <summary>First content.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    /// <summary>Makes the folders in between; replaces a file; accepts a folder that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            string full = Name is null ? path : SessionState.Path.Combine(path, Name);
            if (ShouldProcess(SessionState.Path.GetUnresolvedProviderPathFromPSPath(full), "Create " + ItemType))
            {
                Create(path);
            }
        }
    }

    private void Create(string path)
    {
        try
        {
            WriteObject(InvokeProvider.Item.New([path], Name, ItemType, Value, Force), enumerateCollection: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ItemNotFoundException or PSArgumentException)
        {
            WriteError(new ErrorRecord(failure, "NewItemError", ErrorCategory.WriteError, path));
        }
    }
}
