using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ChangeWithoutBatches : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "change-without-batches",
        Code = "M01",
        Title = "Many rows changed by one statement",
        Why = "Every changed row stays locked until the whole statement commits; it leaves as many dead rows and much WAL, and a "
            + "failure at "
            + "the end undoes it all.",
        Advice = "Change a few thousand rows at a time, by ranges of the key, each batch committed.",
        BadExample = "UPDATE orders SET note = 'none';",
        GoodExample = """
            DO $$
            DECLARE
                last bigint := 0;
                upto bigint;
            BEGIN
                LOOP
                    SELECT max(id) INTO upto FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    UPDATE orders SET note = 'none' WHERE id > last AND id <= upto AND note IS DISTINCT FROM 'none';
                    last := upto;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High where every row is changed or a condition finds its rows in a table that is known to be large; Medium where "
            + "neither the table's size is known nor how many rows the condition finds.",
        Reference = "https://www.postgresql.org/docs/current/routine-vacuuming.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.IsRepeated && IsBatch(step)
        ? []
        : RowChange.LargeIn(step).Select(change => Observe(change, step));

    // One round of a loop; whether the loop commits is batches-without-commit's question.
    private static bool IsBatch(MigrationStep step) => step.Statement.Tree switch
    {
        UpdateStatement { Where: { } where } update => RowCondition.HasVariableBound(where, step.Schema.Find(update.Target)),
        DeleteStatement { Where: { } where } delete => RowCondition.HasVariableBound(where, step.Schema.Find(delete.Target)),
        _ => false,
    };

    private static MigrationObservation Observe(RowChange change, MigrationStep step)
    {
        string table = step.Display(change.Target);
        string size = change.Rows is { } rows ? $"{Quantity.Count(rows)} rows" : "their number is not known";
        string more = change.Rows is null ? "perhaps more" : "more";
        DataStatement statement = (DataStatement)step.Statement.Tree;
        return new MigrationObservation
        {
            Object = table,
            Severity = change.Extent == ChangeExtent.Some && change.Rows is null ? Severity.Medium : Severity.High,
            Message = change.Extent == ChangeExtent.All
                ? $"One {change.Verb} changes every row of {table} ({size}): {more} than "
                    + $"{Quantity.Count(step.Options.MaxUnbatchedRows)} at a time."
                : $"One {change.Verb} changes all the rows of {table} that its condition finds ({size}), and no key limits them.",
            Recommendation = "Change a few thousand rows at a time, by ranges of the key, and commit after each batch.",
            Sql = BatchRecipe.Sql(statement, step.Schema),
            Alembic = BatchRecipe.Alembic(statement, step.Schema),
            Claim = step.EffectOn(change.Target),
        };
    }
}
