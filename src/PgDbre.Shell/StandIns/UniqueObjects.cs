using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>The first of each group of equal objects, in the order they came.</summary>
internal sealed class UniqueObjects(ValueComparer comparer)
{
    private readonly List<PSObject> _items = [];

    public IReadOnlyList<PSObject> Items => _items;

    /// <param name="item">The object; kept if no equal one was.</param>
    /// <param name="comparesProperties">True compares property by property, false the object as a value.</param>
    public void Add(PSObject item, bool comparesProperties)
    {
        if (!_items.Any(kept => comparesProperties ? HaveEqualProperties(kept, item) : comparer.Equals(kept, item)))
        {
            _items.Add(item);
        }
    }

    private bool HaveEqualProperties(PSObject kept, PSObject item)
    {
        PSPropertyInfo[] properties = [.. item.Properties];
        return kept.Properties.Count() == properties.Length
            && properties.All(property => kept.Properties[property.Name] is { } other && comparer.Equals(other.Value, property.Value));
    }
}
