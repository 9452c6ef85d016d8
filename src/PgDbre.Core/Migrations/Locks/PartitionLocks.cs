using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Partitions and children that come and go.</summary>
internal static class PartitionLocks
{
    /// <summary>ATTACH, DETACH, INHERIT.</summary>
    public static IEnumerable<LockEffect> Of(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        AttachPartition attach =>
        [
            context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None),
            context.On(attach.Partition, LockMode.AccessExclusive, TableWork.Scan, isCertain: false),
            .. Default(table.Name, context, TableWork.Scan),
        ],
        DetachPartition { IsConcurrent: true } or DetachPartition { IsFinalize: true } =>
            [context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None)],
        DetachPartition detach =>
        [
            context.On(table.Name, LockMode.AccessExclusive, TableWork.None),
            context.On(detach.Partition, LockMode.AccessExclusive, TableWork.None),
            .. Default(table.Name, context, TableWork.None),
        ],
        Inherit inherit =>
        [
            context.On(table.Name, LockMode.AccessExclusive, TableWork.None),
            context.On(inherit.Parent, LockMode.ShareUpdateExclusive, TableWork.None),
        ],
        _ => [],
    };

    /// <summary>CREATE TABLE … PARTITION OF.</summary>
    public static IEnumerable<LockEffect> OfNewPartition(CreateTable table, QualifiedName parent, LockContext context) =>
        [context.On(parent, LockMode.AccessExclusive, TableWork.None), .. Default(parent, context, TableWork.Scan)];

    // Rows that belong to the new partition may sit in the default one, so it is locked and read.
    private static IEnumerable<LockEffect> Default(QualifiedName parent, LockContext context, TableWork work)
    {
        QualifiedName resolved = context.Schema.Resolve(parent);
        return context.Schema.All
            .Where(relation => relation.IsDefaultPartition && relation.PartitionOf is { } of && context.Schema.Resolve(of) == resolved)
            .Select(relation => context.On(relation.Name, LockMode.AccessExclusive, work));
    }
}
