using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>Names and statements about an index of a table.</summary>
internal static class CheckedIndex
{
    /// <summary>schema.index, valid SQL.</summary>
    public static string Name(Table table, TableIndex index) => new TableName(table.Name.Schema, index.Name).ToString();

    /// <summary>
    /// Drops it, or the constraint it is for; null for a partitioned one, which no statement drops without stopping everybody.
    /// </summary>
    public static string? Drop(Table table, TableIndex index) => (table.Kind, index.Constraint) switch
    {
        (TableKind.Partitioned, _) => null,
        (_, { } constraint) => $"ALTER TABLE {table.Name} DROP CONSTRAINT {SqlIdentifier.Display(constraint)};",
        _ => $"DROP INDEX CONCURRENTLY {Name(table, index)};",
    };
}
