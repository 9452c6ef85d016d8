using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>DROP of tables and what belongs to them.</summary>
internal static class DropLocks
{
    /// <summary>The effects of a DROP.</summary>
    public static IEnumerable<LockEffect> Of(DropObject drop, LockContext context) => drop.Kind switch
    {
        ObjectKind.Table or ObjectKind.MaterializedView or ObjectKind.ForeignTable =>
            drop.Names.SelectMany(name => Table(name, context)),
        ObjectKind.Index => drop.Names.SelectMany(name => Index(name, drop.IsConcurrent, context)),
        ObjectKind.Trigger or ObjectKind.Rule or ObjectKind.Policy => drop.Objects
            .Select(reference => reference.Owner).OfType<QualifiedName>()
            .Select(table => context.On(table, LockMode.AccessExclusive, TableWork.None)),
        _ => [],
    };

    // Its foreign keys go with it, and their triggers sit on the tables at the other end.
    private static IEnumerable<LockEffect> Table(QualifiedName name, LockContext context)
    {
        yield return context.On(name, LockMode.AccessExclusive, TableWork.None);
        RelationModel? relation = context.Schema.Find(name);
        IEnumerable<QualifiedName> partners = (relation?.Constraints ?? []).Select(constraint => constraint.ReferencedTable)
            .OfType<QualifiedName>()
            .Concat(Pointing(context.Schema.Resolve(name), context));
        foreach (QualifiedName partner in partners)
        {
            yield return context.On(partner, LockMode.AccessExclusive, TableWork.None);
        }

        if (relation?.PartitionOf is { } parent)
        {
            yield return context.On(parent, LockMode.AccessExclusive, TableWork.None);
        }
    }

    private static IEnumerable<QualifiedName> Pointing(QualifiedName target, LockContext context) => context.Schema.All
        .Where(relation => relation.Constraints.Any(constraint => constraint.ReferencedTable is { } to && context.Schema.Resolve(to) == target))
        .Select(relation => relation.Name);

    private static IEnumerable<LockEffect> Index(QualifiedName name, bool isConcurrent, LockContext context) =>
        context.Schema.FindIndex(name) is { } index
            ? [context.On(index.Table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, TableWork.None)]
            : [];
}
