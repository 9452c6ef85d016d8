using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BatchesWithoutCommit : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "batches-without-commit",
        Code = "M04",
        Title = "A loop changes rows in batches and never commits",
        Why = "The locks of all batches last until the end: it is one big change, only slower.",
        Advice = "COMMIT in the loop of a DO block that runs outside of a transaction; in Alembic loop inside of autocommit_block().",
        BadExample = """
            DO $$
            DECLARE
                last bigint := 0;
                upto bigint;
            BEGIN
                LOOP
                    SELECT max(id) INTO upto FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    UPDATE orders SET note = 'none' WHERE id > last AND id <= upto;
                    last := upto;
                END LOOP;
            END $$;
            """,
        GoodExample = """
            DO $$
            DECLARE
                last bigint := 0;
                upto bigint;
            BEGIN
                LOOP
                    SELECT max(id) INTO upto FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    UPDATE orders SET note = 'none' WHERE id > last AND id <= upto;
                    last := upto;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/plpgsql-transactions.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement switch
    {
        { Tree: DoBlock block } => InBlock(block, step),
        { Inside: null, IsRepeated: true, IsAutocommit: false } when step.Migration.IsTransactional =>
            Changed(step.Statement.Tree) is { } table && !IsSmall(table, step)
                ? [Observe(table, step, "the loop runs inside of the migration's one transaction")]
                : [],
        _ => [],
    };

    private static IEnumerable<MigrationObservation> InBlock(DoBlock block, MigrationStep step)
    {
        MigrationStatement[] repeated =
            [.. step.Later.TakeWhile(statement => statement.Inside == block).Where(statement => statement.IsRepeated)];
        bool commits = repeated.Any(statement => statement.Tree is TransactionStatement { Kind: TransactionKind.Commit });
        QualifiedName? changed = repeated
            .Select(statement => Changed(statement.Tree))
            .FirstOrDefault(table => table is not null && !IsSmall(table, step));
        return commits || changed is null ? [] : [Observe(changed, step, "no COMMIT stands in the loop")];
    }

    private static QualifiedName? Changed(Statement statement) => statement switch
    {
        UpdateStatement update => update.Target,
        DeleteStatement delete => delete.Target,
        MergeStatement merge => merge.Target,
        InsertStatement { IsFromQuery: true } insert => insert.Target,
        _ => null,
    };

    private static bool IsSmall(QualifiedName table, MigrationStep step) =>
        step.IsNew(table) || step.Rows(table) < step.Options.MaxUnbatchedRows;

    private static MigrationObservation Observe(QualifiedName table, MigrationStep step, string why) => new()
    {
        Object = step.Display(table),
        Severity = Severity.High,
        Message = $"Rows of {step.Display(table)} are changed in a loop, but {why}: every changed row stays locked until the end.",
        Recommendation = "Commit after each batch: COMMIT in the loop of a DO block outside of a transaction, or the loop in "
            + "autocommit_block().",
    };
}
