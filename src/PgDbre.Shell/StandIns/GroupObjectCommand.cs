using System.Collections;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Group-Object: objects with equal values together, in the order of the values.</summary>
[Cmdlet("Group", "Object", DefaultParameterSetName = "Groups")]
[OutputType(typeof(GroupInfo), typeof(Hashtable))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, script blocks, or hashtables with Expression; without it the object itself.</summary>
    [Parameter(Position = 0)]
    [PropertyArgument]
    public object[]? Property { get; set; }

    /// <summary>Leaves the members out of the groups.</summary>
    [Parameter(ParameterSetName = "Groups")]
    public SwitchParameter NoElement { get; set; }

    /// <summary>Writes one hashtable from value to members.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "HashTable")]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    /// <summary>Makes the keys of the hashtable strings.</summary>
    [Parameter(ParameterSetName = "HashTable")]
    public SwitchParameter AsString { get; set; }

    /// <summary>Upper and lower case differ.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        List<GroupInfo> groups = Group();
        if (AsHashTable)
        {
            WriteObject(ToTable(groups));
            return;
        }

        foreach (GroupInfo group in groups)
        {
            PSObject output = PSObject.AsPSObject(group);
            // The engine has the views of the real cmdlet's type.
            output.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GroupInfo" + (NoElement ? "NoElement" : ""));
            WriteObject(output);
        }
    }

    private List<GroupInfo> Group()
    {
        SortKeyComparer comparer = new(Property ?? [], descending: false, new ValueComparer(CaseSensitive));
        List<GroupInfo> groups = [];
        SortKey? previous = null;
        foreach (SortKey key in _items.Select(comparer.KeyOf).Order(comparer))
        {
            if (previous is null || comparer.Compare(previous, key) != 0)
            {
                groups.Add(new GroupInfo([.. key.Values.Select(value => value.Value)]));
            }

            groups[^1].Add(key.Item, keep: !NoElement);
            previous = key;
        }

        return groups;
    }

    private Hashtable ToTable(List<GroupInfo> groups)
    {
        Hashtable table = new(CaseSensitive ? StringComparer.CurrentCulture : StringComparer.CurrentCultureIgnoreCase);
        foreach (GroupInfo group in groups)
        {
            object key = AsString ? group.Name : PSObject.AsPSObject(group.Values[0] ?? "").BaseObject;
            table.Add(key, group.Group);
        }

        return table;
    }
}
