using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>A statement that no transaction block can hold, and at which tables it can be made to stop.</summary>
/// <param name="Relations">Tables, or indexes of tables, as SQL names.</param>
/// <param name="HoldMode">A lock that the statement must wait for.</param>
internal sealed record UnblockableStatement(IReadOnlyList<string> Relations, LockMode HoldMode)
{
    /// <summary>One of which only the server knows that no block can hold it, such as a DO block with COMMIT.</summary>
    public static UnblockableStatement Unknown { get; } = new([], LockMode.RowExclusive);

    /// <summary>Null for a statement that a block can hold.</summary>
    public static UnblockableStatement? Of(Statement statement) => statement switch
    {
        CreateIndex { IsConcurrent: true } create => Concurrent(create.Table),
        DropObject { IsConcurrent: true } drop => Concurrent([.. drop.Names]),
        Reindex { IsConcurrent: true, Kind: ObjectKind.Index or ObjectKind.Table, Name: { } name } => Concurrent(name),
        Reindex { IsConcurrent: true } or Reindex { Kind: ObjectKind.Schema or ObjectKind.Database } => Concurrent(),
        AlterTable { Actions: [DetachPartition { IsConcurrent: true } detach] } alter => Concurrent(alter.Name, detach.Partition),

        // A lock that does not wait for another of its own mode: VACUUM must wait, and the mode it waits for is in pg_locks too.
        Vacuum { IsVacuum: true } vacuum => new([.. vacuum.Tables.Select(table => Sql(table.Name))], LockMode.ShareUpdateExclusive),
        Cluster { Table: null } => Unknown,
        _ => null,
    };

    // It goes together with what is CONCURRENTLY, which then waits for the end of the holder's transaction.
    private static UnblockableStatement Concurrent(params QualifiedName[] names) =>
        new([.. names.Select(Sql)], LockMode.RowExclusive);

    private static string Sql(QualifiedName name) =>
        name.Schema is null ? SqlIdentifier.Quote(name.Name) : SqlIdentifier.Quote(name.Schema, name.Name);
}
