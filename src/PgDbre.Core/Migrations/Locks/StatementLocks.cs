using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// What PostgreSQL locks for a statement and how much it does under the lock. Every row of it was traced on live servers (15, 17, 18); a
/// test traces it again on each run.
/// </summary>
internal static class StatementLocks
{
    /// <summary>One effect for each relation: the strongest lock, the heaviest work.</summary>
    public static IReadOnlyList<LockEffect> Of(Statement statement, LockContext context) =>
        [.. Each(statement, context).GroupBy(effect => effect.Relation).Select(Strongest)];

    /// <summary>The effects of one part of a statement, joined for each relation.</summary>
    internal static LockEffect Strongest(IEnumerable<LockEffect> effects) => effects.Aggregate((left, right) => left with
    {
        Mode = left.Mode > right.Mode ? left.Mode : right.Mode,
        Work = left.Work > right.Work ? left.Work : right.Work,
        IsCertain = left.Work == right.Work ? left.IsCertain || right.IsCertain : left.Work > right.Work ? left.IsCertain : right.IsCertain,
    });

    private static IEnumerable<LockEffect> Each(Statement statement, LockContext context) => statement switch
    {
        AlterTable table => AlterTableLocks.Of(table, context),
        CreateTable table => TableLocks.Of(table, context),
        CreateIndex index => IndexLocks.Of(index, context),
        Reindex reindex => IndexLocks.Of(reindex, context),
        DropObject drop => DropLocks.Of(drop, context),
        Truncate truncate => TableLocks.Of(truncate, context),
        Cluster or Vacuum or RefreshMaterializedView or CreateStatistics or CreatePublication or AlterPublication or CommentOn =>
            MaintenanceLocks.Of(statement, context),
        LockTable explicitLock => TableLocks.Of(explicitLock, context),
        CreateTrigger or CreateRule or CreatePolicy or AlterPolicy or AlterObject => TriggerLocks.Of(statement, context),
        CreateView { OrReplace: true } view when context.Schema.Find(view.Name) is not null =>
            [context.On(view.Name, LockMode.AccessExclusive, TableWork.None)],
        AlterDomain domain => DomainLocks.Of(domain, context),
        DataStatement data => DataLocks.Of(data, context),
        CopyStatement { IsFrom: true, Table: { } target } => [context.On(target, LockMode.RowExclusive, TableWork.Rows)],
        _ => [],
    };
}
