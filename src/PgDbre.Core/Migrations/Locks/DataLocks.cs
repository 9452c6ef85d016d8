using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Statements that change rows.</summary>
internal static class DataLocks
{
    /// <summary>The effects on their targets, those inside of WITH included.</summary>
    public static IEnumerable<LockEffect> Of(DataStatement data, LockContext context) =>
        data.ModifyingQueries.Append(data).SelectMany(query => Target(query, context));

    private static IEnumerable<LockEffect> Target(DataStatement query, LockContext context) => query switch
    {
        InsertStatement insert => [context.On(insert.Target, LockMode.RowExclusive, TableWork.Rows)],
        UpdateStatement update => [context.On(update.Target, LockMode.RowExclusive, TableWork.Rows)],
        DeleteStatement delete => [context.On(delete.Target, LockMode.RowExclusive, TableWork.Rows)],
        MergeStatement merge => [context.On(merge.Target, LockMode.RowExclusive, TableWork.Rows)],
        _ => [],
    };
}
