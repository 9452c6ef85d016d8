using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Indexes that are built, and built anew.</summary>
internal static class IndexLocks
{
    /// <summary>CREATE INDEX: on a partitioned table, on every partition too, unless ONLY is written.</summary>
    public static IEnumerable<LockEffect> Of(CreateIndex index, LockContext context)
    {
        LockMode mode = index.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share;
        return index.IsOnly
            ? [context.On(index.Table, mode, IsPartitioned(index.Table, context) == false ? TableWork.IndexBuild : TableWork.None)]
            : Build(index.Table, mode, context);
    }

    /// <summary>REINDEX; of an index whose table is not known, nothing can be told.</summary>
    public static IEnumerable<LockEffect> Of(Reindex reindex, LockContext context)
    {
        LockMode mode = reindex.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share;
        return (reindex.Kind, reindex.Name) switch
        {
            (ObjectKind.Table, { } table) => Build(table, mode, context),
            (ObjectKind.Index, { } name) =>
                context.Schema.FindIndex(name) is { } index ? Build(index.Table, mode, context) : [],
            _ when reindex.IsSystem => [],
            (_, var schema) => context.Schema.All
                .Where(relation => relation.Indexes.Count > 0)
                .Where(relation => reindex.Kind != ObjectKind.Schema || relation.Name.Schema == schema?.Name)
                .Select(relation => context.On(relation.Name, mode, TableWork.IndexBuild)),
        };
    }

    private static IEnumerable<LockEffect> Build(QualifiedName table, LockMode mode, LockContext context) =>
        PartitionLocks.Spread(context.On(table, mode, TableWork.IndexBuild), mode, context);

    private static bool? IsPartitioned(QualifiedName table, LockContext context) =>
        context.Schema.Find(table) is { } known ? known.Kind == RelationKind.PartitionedTable : null;
}
