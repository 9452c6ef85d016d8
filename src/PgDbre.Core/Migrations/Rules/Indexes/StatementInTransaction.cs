using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class StatementInTransaction : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statement-not-allowed-in-transaction",
        Code = "I04",
        Title = "A statement that no transaction may hold",
        Why = "It commits on its way, so the server refuses it inside a transaction block or a DO block: the migration ends there.",
        Advice = "Run it by itself: in a script that is no transaction, in Alembic within autocommit_block().",
        BadExample = """
            BEGIN;
            CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
            COMMIT;
            """,
        GoodExample = "CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails for certain.",
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        bool isInside = step.Session.IsInTransaction || step.Statement.Inside is not null;
        if (!isInside || Refused(step.Statement.Tree, step) is not { } what)
        {
            yield break;
        }

        string sql = $"{step.Statement.Sql};";
        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = Severity.Critical,
            Message = $"{what} cannot run {Where(step)}: the server refuses it, and the migration ends here.",
            Recommendation = step.Statement.Inside is not null
                ? "Take it out of the block and run it by itself, outside of a transaction."
                : "Run it by itself, outside of a transaction.",
            Sql = sql,
            Alembic = AlembicCode.Autocommit(sql),
        };
    }

    private static string Where(MigrationStep step) => step.Statement.Inside is not null ? "inside a DO block"
        : step.Session.BeginStatement is { } begin ? $"inside the transaction that line {begin.Line} begins"
        : "inside the transaction that the runner puts around the migration";

    // PreventInTransactionBlock in utility.c and what it calls.
    private static string? Refused(Statement statement, MigrationStep step) => statement switch
    {
        CreateIndex { IsConcurrent: true } => "CREATE INDEX CONCURRENTLY",
        DropObject { Kind: ObjectKind.Index, IsConcurrent: true } => "DROP INDEX CONCURRENTLY",
        Reindex { IsConcurrent: true } => "REINDEX CONCURRENTLY",
        Reindex { IsSystem: true } => "REINDEX SYSTEM",
        Reindex { Kind: ObjectKind.Schema } => "REINDEX SCHEMA",
        Reindex { Kind: ObjectKind.Database } => "REINDEX DATABASE",
        Reindex { Kind: ObjectKind.Table, Name: { } table } when step.Schema.Find(table) is { Kind: RelationKind.PartitionedTable } =>
            "REINDEX of a partitioned table",
        Vacuum { IsVacuum: true } => "VACUUM",
        Cluster { Table: null } => "CLUSTER of all tables",
        AlterTable { Actions: [DetachPartition { IsConcurrent: true }] } => "DETACH PARTITION CONCURRENTLY",
        CreateObject { Kind: ObjectKind.Database } => "CREATE DATABASE",
        CreateObject { Kind: ObjectKind.Tablespace } => "CREATE TABLESPACE",
        DropObject { Kind: ObjectKind.Database } => "DROP DATABASE",
        DropObject { Kind: ObjectKind.Tablespace } => "DROP TABLESPACE",
        AlterSettings { IsSystem: true } => "ALTER SYSTEM",
        _ => null,
    };
}
