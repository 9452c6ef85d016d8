using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Whole tables: made beside others, emptied, locked by name.</summary>
internal static class TableLocks
{
    /// <summary>CREATE TABLE: what it points at, hangs under or is a partition of.</summary>
    public static IEnumerable<LockEffect> Of(CreateTable table, LockContext context) =>
    [
        .. table.AllConstraints.OfType<ForeignKeyConstraint>()
            .Where(key => context.Schema.Resolve(key.ReferencedTable) != context.Schema.Resolve(table.Name))
            .Select(key => context.On(key.ReferencedTable, LockMode.ShareRowExclusive, TableWork.None)),
        .. table.Inherits.Select(parent => context.On(parent, LockMode.ShareUpdateExclusive, TableWork.None)),
        .. table.PartitionOf is { } parent ? PartitionLocks.OfNewPartition(table, parent, context) : [],
    ];

    /// <summary>TRUNCATE: partitions and children too, and with CASCADE whatever refers to them.</summary>
    public static IEnumerable<LockEffect> Of(Truncate truncate, LockContext context)
    {
        IEnumerable<QualifiedName> named = truncate.Tables.SelectMany(table => Family(table, context));
        IEnumerable<QualifiedName> emptied = truncate.IsCascade ? Emptied(context.Schema, named) : named;
        return emptied.Select(table => context.On(table, LockMode.AccessExclusive, TableWork.None));
    }

    /// <summary>LOCK TABLE.</summary>
    public static IEnumerable<LockEffect> Of(LockTable statement, LockContext context) => statement.Tables
        .SelectMany(table => Family(table, context))
        .Select(table => context.On(table, Mode(statement.Mode), TableWork.None));

    /// <summary>The tables that TRUNCATE … CASCADE empties: those named, and all that refer to one of them.</summary>
    public static IReadOnlyList<QualifiedName> Emptied(SchemaModel schema, IEnumerable<QualifiedName> named)
    {
        List<QualifiedName> found = [.. named.Select(schema.Resolve).Distinct()];
        HashSet<QualifiedName> seen = [.. found];
        for (int i = 0; i < found.Count; i++)
        {
            IEnumerable<RelationModel> dragged = schema.Referencing(found[i]);
            found.AddRange(dragged.SelectMany(table => schema.Partitions(table.Name).Prepend(table))
                .Select(table => table.Name)
                .Where(seen.Add));
        }

        return found;
    }

    private static IEnumerable<QualifiedName> Family(RelationReference table, LockContext context) => table.IsOnly
        ? [table.Name]
        : context.Schema.Partitions(table.Name).Select(partition => partition.Name).Prepend(table.Name);

    private static LockMode Mode(string name) => Enum.GetValues<LockMode>()
        .FirstOrDefault(mode => mode.Name().Equals(name, StringComparison.OrdinalIgnoreCase), LockMode.AccessExclusive);
}
