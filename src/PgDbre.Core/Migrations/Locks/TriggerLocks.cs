using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Triggers, rules and policies: changes of the catalog, yet writes, and most often reads, wait for them.</summary>
internal static class TriggerLocks
{
    /// <summary>The effects of such a statement.</summary>
    public static IEnumerable<LockEffect> Of(Statement statement, LockContext context) => statement switch
    {
        CreateTrigger trigger => Created(trigger, context),
        CreateRule rule => [context.On(rule.Table, LockMode.AccessExclusive, TableWork.None)],
        CreatePolicy policy => [context.On(policy.Table, LockMode.AccessExclusive, TableWork.None)],
        AlterPolicy policy => [context.On(policy.Table, LockMode.AccessExclusive, TableWork.None)],
        AlterObject { Target: { Kind: ObjectKind.Trigger or ObjectKind.Rule or ObjectKind.Policy, Owner: { } table }, Action: RenameTo } =>
            [context.On(table, LockMode.AccessExclusive, TableWork.None)],
        _ => [],
    };

    // A row trigger of a partitioned table is cloned to its partitions.
    private static IEnumerable<LockEffect> Created(CreateTrigger trigger, LockContext context)
    {
        LockEffect effect = context.On(trigger.Table, LockMode.ShareRowExclusive, TableWork.None);
        return trigger.IsForEachRow ? PartitionLocks.Spread(effect, LockMode.ShareRowExclusive, context) : [effect];
    }
}
