using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>CLUSTER, VACUUM, ANALYZE, REFRESH.</summary>
internal static class MaintenanceLocks
{
    /// <summary>The effects of such a statement; none on tables that it does not name.</summary>
    public static IEnumerable<LockEffect> Of(Statement statement, LockContext context) => statement switch
    {
        Cluster { Table: { } table } => [context.On(table, LockMode.AccessExclusive, TableWork.Rewrite)],
        Vacuum vacuum => vacuum.Tables.Select(table => vacuum.IsFull
            ? context.On(table.Name, LockMode.AccessExclusive, TableWork.Rewrite)
            : context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.Scan)),
        RefreshMaterializedView refresh =>
            [context.On(refresh.Name, refresh.IsConcurrent ? LockMode.Exclusive : LockMode.AccessExclusive, TableWork.Rewrite)],
        _ => [],
    };
}
