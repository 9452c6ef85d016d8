using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes;

/// <summary>Which foreign keys an index spares a scan of the whole table for each delete in the parent.</summary>
internal static class ForeignKeySupport
{
    /// <summary>Keys the index supports.</summary>
    public static IReadOnlyList<ForeignKey> By(Table table, TableIndex index) =>
        [.. table.ForeignKeys.Where(key => IndexCoverage.Supports(index, key))];

    /// <summary>Keys that no other index supports.</summary>
    public static IReadOnlyList<ForeignKey> OnlyBy(Table table, TableIndex index) =>
        [.. By(table, index).Where(key => !table.Indexes.Any(other => other.Oid != index.Oid && IndexCoverage.Supports(other, key)))];
}
