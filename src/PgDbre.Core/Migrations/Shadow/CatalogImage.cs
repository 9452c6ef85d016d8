namespace PgDbre.Core.Migrations.Shadow;

/// <summary>The definitions of all objects of a database, system schemas left out.</summary>
public sealed class CatalogImage
{
    private readonly Dictionary<(CatalogObjectKind Kind, string Identity), CatalogObject> _objects;

    /// <summary>Takes the objects; each identity once per kind.</summary>
    public CatalogImage(IEnumerable<CatalogObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        _objects = objects.ToDictionary(one => (one.Kind, one.Identity));
    }

    /// <summary>The objects, by kind and name.</summary>
    public IEnumerable<CatalogObject> Objects =>
        _objects.Values.OrderBy(one => one.Kind).ThenBy(one => one.Identity, StringComparer.Ordinal);

    /// <summary>The object of that name; null if there is none.</summary>
    public CatalogObject? Find(CatalogObjectKind kind, string identity) => _objects.GetValueOrDefault((kind, identity));

    /// <summary>What is different afterwards, missing objects first.</summary>
    public IReadOnlyList<CatalogDifference> CompareTo(CatalogImage after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [.. Objects.Where(one => after.Find(one.Kind, one.Identity) is null).Select(CatalogDifference.Missing),
            .. after.Objects.Where(one => Find(one.Kind, one.Identity) is null).Select(CatalogDifference.Extra),
            .. Objects.SelectMany(one => Changes(one, after.Find(one.Kind, one.Identity)))];
    }

    private static IEnumerable<CatalogDifference> Changes(CatalogObject before, CatalogObject? after) => after is null
        ? []
        : before.Facts.Keys.Union(after.Facts.Keys, StringComparer.Ordinal)
            .Select(name => new CatalogDifference(
                before.Kind, before.Identity, name, before.Facts.GetValueOrDefault(name), after.Facts.GetValueOrDefault(name)))
            .Where(change => change.Before != change.After && !IsOtherColumns(change));

    // A column that is missing or left behind is told as such; the order is one of its own only where the columns are the same.
    private static bool IsOtherColumns(CatalogDifference change) => change.Attribute == CatalogDifference.ColumnOrder
        && !Columns(change.Before).SequenceEqual(Columns(change.After));

    private static IEnumerable<string> Columns(string? order) => (order ?? "").Split(", ").Order(StringComparer.Ordinal);
}
