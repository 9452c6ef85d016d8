using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Indexes that are built, and built anew.</summary>
internal static class IndexLocks
{
    /// <summary>CREATE INDEX.</summary>
    public static IEnumerable<LockEffect> Of(CreateIndex index, LockContext context)
    {
        LockMode mode = index.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share;
        LockEffect effect = context.On(index.Table, mode, index.IsOnly ? TableWork.None : TableWork.IndexBuild);
        return index.IsOnly ? [effect] : PartitionLocks.Spread(effect, mode, context);
    }

    /// <summary>REINDEX of a table or an index; of an index whose table is not known, nothing can be told.</summary>
    public static IEnumerable<LockEffect> Of(Reindex reindex, LockContext context)
    {
        LockMode mode = reindex.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share;
        QualifiedName? table = reindex.Kind == ObjectKind.Table ? reindex.Name
            : reindex is { Kind: ObjectKind.Index, Name: { } name } ? context.Schema.FindIndex(name)?.Table
            : null;
        return table is null ? [] : [context.On(table, mode, TableWork.IndexBuild)];
    }
}
