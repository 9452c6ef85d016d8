using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Partitions and children that come and go.</summary>
internal static class PartitionLocks
{
    /// <summary>ATTACH, DETACH, INHERIT.</summary>
    public static IEnumerable<LockEffect> Of(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        AttachPartition attach => Attached(attach, table, context),
        DetachPartition { IsFinalize: true } => [context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None)],

        // Its second transaction takes ACCESS EXCLUSIVE on the partition, which nobody reaches through the table any more.
        DetachPartition { IsConcurrent: true } detach =>
        [
            context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None),
            context.On(detach.Partition, LockMode.ShareUpdateExclusive, TableWork.None),
        ],
        DetachPartition detach =>
        [
            context.On(table.Name, LockMode.AccessExclusive, TableWork.None),
            context.On(detach.Partition, LockMode.AccessExclusive, TableWork.None),
            .. Default(table.Name, context, TableWork.None),
        ],
        Inherit { IsRemoved: true } => [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)],
        Inherit inherit =>
        [
            context.On(table.Name, LockMode.AccessExclusive, TableWork.None),
            context.On(inherit.Parent, LockMode.ShareUpdateExclusive, TableWork.None),
        ],
        _ => [],
    };

    /// <summary>CREATE TABLE … PARTITION OF.</summary>
    public static IEnumerable<LockEffect> OfNewPartition(CreateTable table, QualifiedName parent, LockContext context)
    {
        Attachment attachment = Attachment.Of(parent, partition: null, table.Bound, context.Schema);
        return
        [
            context.On(parent, LockMode.AccessExclusive, TableWork.None),
            .. Default(parent, context, attachment.IsDefaultProven ? TableWork.None : TableWork.Scan),
        ];
    }

    /// <summary>The effects on a table, on its partitions as well where the action reaches them.</summary>
    public static IEnumerable<LockEffect> Reaching(
        AlterAction action, AlterTable table, IEnumerable<LockEffect> effects, LockContext context)
    {
        if (table.IsOnly || PartitionReach.OnPartition(action) is null || context.Schema.Find(table.Name) is not { } relation)
        {
            return effects;
        }

        // Before 18 an index that comes with a key is built on a partition as CREATE INDEX builds it (traced).
        LockMode? weaker = action is AddConstraint { Constraint: IndexConstraint } && context.Target < 18 ? LockMode.Share : null;
        return effects.SelectMany(effect => effect.Relation == relation.Name
            ? Spread(effect, weaker ?? effect.Mode, context)
            : [effect]);
    }

    /// <summary>The same effect on a table and on its partitions and children.</summary>
    public static IEnumerable<LockEffect> Spread(LockEffect effect, LockMode onPartitions, LockContext context) =>
        context.Schema.Partitions(effect.Relation)
            .Select(partition => effect with { Relation = partition.Name, Mode = onPartitions })
            .Prepend(effect);

    /// <summary>A default partition is locked with its parent: rows of the partition that comes or goes may sit in it.</summary>
    public static IEnumerable<LockEffect> Default(QualifiedName parent, LockContext context, TableWork work) =>
        context.Schema.DefaultPartition(parent) is { } standing ? [context.On(standing.Name, LockMode.AccessExclusive, work)] : [];

    private static IEnumerable<LockEffect> Attached(AttachPartition attach, AlterTable table, LockContext context)
    {
        Attachment attachment = Attachment.Of(table.Name, attach.Partition, attach.Bound, context.Schema);
        return
        [
            context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None),
            context.On(attach.Partition, LockMode.AccessExclusive, attachment.Work, attachment.IsCertain),
            .. Default(table.Name, context, attachment.IsDefaultProven ? TableWork.None : TableWork.Scan),
        ];
    }
}
