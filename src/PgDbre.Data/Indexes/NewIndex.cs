using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>An index that is being made.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
internal sealed record NewIndex(Table Table, string Name)
{
    /// <summary>schema.index, quoted.</summary>
    public string QualifiedName => SqlIdentifier.Quote(Table.Name.Schema, Name);
}
