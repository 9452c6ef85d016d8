using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>DROP of tables and what belongs to them: ACCESS EXCLUSIVE on whatever goes or loses something, as far as it is known.</summary>
internal static class DropLocks
{
    /// <summary>The effects of a DROP.</summary>
    public static IEnumerable<LockEffect> Of(DropObject drop, LockContext context) => drop.Kind switch
    {
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable =>
            drop.Names.SelectMany(name => Relation(name, drop.IsCascade, context)),
        ObjectKind.Schema when drop.IsCascade => drop.Names.SelectMany(name => Schema(name.Name, context)),
        ObjectKind.Type or ObjectKind.Domain when drop.IsCascade => drop.Names.SelectMany(name => OfType(name, context)),
        ObjectKind.Index => drop.Names.SelectMany(name => Index(name, drop.IsConcurrent, context)),
        ObjectKind.Trigger or ObjectKind.Rule or ObjectKind.Policy => drop.Objects
            .Select(reference => reference.Owner).OfType<QualifiedName>()
            .Select(table => context.On(table, LockMode.AccessExclusive, TableWork.None)),
        _ => [],
    };

    // The foreign keys go with it, and their triggers sit on the tables at the other end.
    private static IEnumerable<LockEffect> Relation(QualifiedName name, bool isCascade, LockContext context)
    {
        RelationModel? relation = context.Schema.Find(name);
        IEnumerable<QualifiedName> dependents = isCascade
            ? RelationDrop.Closure(context.Schema, name).Select(dependent => dependent.Name)
            : context.Schema.Partitions(name).Concat(context.Schema.Referencing(name)).Select(dependent => dependent.Name);
        IEnumerable<LockEffect> parent = relation?.PartitionOf is { } of
            ? PartitionLocks.Default(of, context, TableWork.None).Append(context.On(of, LockMode.AccessExclusive, TableWork.None))
            : [];
        return Partners(relation).Concat(dependents).Prepend(name)
            .Select(locked => context.On(locked, LockMode.AccessExclusive, TableWork.None))
            .Concat(parent);
    }

    private static IEnumerable<QualifiedName> Partners(RelationModel? relation) =>
        (relation?.Constraints ?? []).Select(constraint => constraint.ReferencedTable).OfType<QualifiedName>();

    private static IEnumerable<LockEffect> Schema(string schema, LockContext context) => context.Schema.All
        .Where(relation => relation.Name.Schema == schema)
        .SelectMany(relation => Relation(relation.Name, isCascade: true, context));

    // DROP TYPE … CASCADE drops the columns that have the type.
    private static IEnumerable<LockEffect> OfType(QualifiedName type, LockContext context) => context.Schema
        .UsersOfType(type)
        .Select(relation => context.On(relation.Name, LockMode.AccessExclusive, TableWork.None));

    private static IEnumerable<LockEffect> Index(QualifiedName name, bool isConcurrent, LockContext context) =>
        context.Schema.FindIndex(name) is { } index
            ? PartitionLocks.Spread(
                context.On(index.Table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, TableWork.None),
                isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive,
                context)
            : [];
}
