using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>CLUSTER, VACUUM, ANALYZE, REFRESH, statistics, comments, publications.</summary>
internal static class MaintenanceLocks
{
    /// <summary>The effects of such a statement; none on tables that it does not name.</summary>
    public static IEnumerable<LockEffect> Of(Statement statement, LockContext context) => statement switch
    {
        Cluster { Table: { } table } => [context.On(table, LockMode.AccessExclusive, TableWork.Rewrite)],
        Vacuum vacuum => vacuum.Tables.SelectMany(table => Vacuumed(vacuum, table, context)),
        RefreshMaterializedView refresh =>
        [
            context.On(
                refresh.Name,
                refresh.IsConcurrent ? LockMode.Exclusive : LockMode.AccessExclusive,
                refresh.WithNoData ? TableWork.None : TableWork.Rewrite),
        ],
        CreateStatistics { Table: { } table } => [Catalog(table, context)],
        CreatePublication publication => publication.Tables.Select(table => Catalog(table, context)),
        AlterPublication { Action: "add" or "set" } publication => publication.Tables.Select(table => Catalog(table, context)),
        CommentOn { Target: { Kind: ObjectKind.Table } table } => [Catalog(table.Name, context)],
        CommentOn { Target: { Kind: ObjectKind.Column, Owner: { } table } } => [Catalog(table, context)],
        _ => [],
    };

    // ANALYZE alone reads a sample.
    private static IEnumerable<LockEffect> Vacuumed(Vacuum vacuum, RelationReference table, LockContext context)
    {
        LockMode mode = vacuum.IsFull ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive;
        TableWork work = vacuum.IsFull ? TableWork.Rewrite : vacuum.IsVacuum ? TableWork.Scan : TableWork.None;
        return PartitionLocks.Spread(context.On(table.Name, mode, work), mode, context);
    }

    private static LockEffect Catalog(QualifiedName table, LockContext context) =>
        context.On(table, LockMode.ShareUpdateExclusive, TableWork.None);
}
