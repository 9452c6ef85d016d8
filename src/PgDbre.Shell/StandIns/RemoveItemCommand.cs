using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>
/// Remove-Item: deletes items. Where the real one asks before it deletes a folder that is not empty, this one fails:
/// give -Recurse.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class RemoveItemCommand : PSCmdlet
{
    /// <summary>The items; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    public string[] Path { get; set; } = [];

    /// <summary>The items, taken as they are written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Also everything below.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Also hidden and read-only items.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<string> paths = ParameterSetName == "Path" ? Path : LiteralPath.Select(WildcardPattern.Escape);
        foreach (string item in ExistingPaths.Resolve(this, paths))
        {
            if (IsAllowed(item) && ShouldProcess(item, "Remove Item"))
            {
                Remove(item);
            }
        }
    }

    // The provider would delete everything below without a word.
    private bool IsAllowed(string item)
    {
        if (Recurse || !InvokeProvider.Item.IsContainer(WildcardPattern.Escape(item)) || !InvokeProvider.ChildItem.HasChild(item, force: true, literalPath: true))
        {
            return true;
        }

        IOException failure = new($"{item} has children. Use -Recurse to remove them too.");
        WriteError(new ErrorRecord(failure, "DirectoryNotEmpty", ErrorCategory.WriteError, item));
        return false;
    }

    private void Remove(string item)
    {
        try
        {
            InvokeProvider.Item.Remove([item], Recurse, Force, literalPath: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ItemNotFoundException)
        {
            WriteError(new ErrorRecord(failure, "RemoveItemError", ErrorCategory.WriteError, item));
        }
    }
}
