using System.Collections.ObjectModel;

namespace PgDbre.Core.Catalog;

/// <summary>Parts of a table or an index; as text their names, so that a CSV cell is useful.</summary>
/// <typeparam name="T">A record whose text is its name.</typeparam>
public sealed class CatalogList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <inheritdoc />
    public override string ToString() => string.Join("; ", this);
}
