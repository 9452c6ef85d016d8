using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Whole tables: made beside others, emptied, locked by name.</summary>
internal static class TableLocks
{
    /// <summary>CREATE TABLE: what it points at, hangs under or is a partition of.</summary>
    public static IEnumerable<LockEffect> Of(CreateTable table, LockContext context) =>
    [
        .. table.AllConstraints.OfType<ForeignKeyConstraint>()
            .Select(key => context.On(key.ReferencedTable, LockMode.ShareRowExclusive, TableWork.None)),
        .. table.Inherits.Select(parent => context.On(parent, LockMode.ShareUpdateExclusive, TableWork.None)),
        .. table.PartitionOf is { } parent ? PartitionLocks.OfNewPartition(table, parent, context) : [],
    ];

    /// <summary>TRUNCATE.</summary>
    public static IEnumerable<LockEffect> Of(Truncate truncate, LockContext context) =>
        truncate.Tables.Select(table => context.On(table.Name, LockMode.AccessExclusive, TableWork.None));

    /// <summary>LOCK TABLE.</summary>
    public static IEnumerable<LockEffect> Of(LockTable statement, LockContext context) =>
        statement.Tables.Select(table => context.On(table.Name, Mode(statement.Mode), TableWork.None));

    private static LockMode Mode(string name) =>
        Enum.GetValues<LockMode>().FirstOrDefault(mode => mode.Name().Equals(name, StringComparison.OrdinalIgnoreCase), LockMode.AccessExclusive);
}
