using System.Collections.ObjectModel;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>A group of Group-Object.</summary>
/// <param name="values">The values that the members share, one for each property grouped by.</param>
public sealed class GroupInfo(IReadOnlyList<object?> values)
{
    /// <summary>How many members the group has.</summary>
    public int Count { get; private set; }

    /// <summary>The members; empty with -NoElement.</summary>
    public Collection<PSObject> Group { get; } = [];

    /// <summary>The values as text, separated by commas.</summary>
    public string Name { get; } = string.Join(", ", values.Where(value => value is not null));

    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Values { get; } = values;

    internal void Add(PSObject member, bool keep)
    {
        Count++;
        if (keep)
        {
            Group.Add(member);
        }
    }
}
