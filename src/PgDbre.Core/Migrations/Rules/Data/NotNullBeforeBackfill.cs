using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NotNullBeforeBackfill : ActionRule<SetColumnNotNull>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-null-before-backfill",
        Code = "M07",
        Title = "SET NOT NULL on a column that nothing has filled",
        Why = "The rows from before the column was added hold NULL in it: SET NOT NULL fails on the first of them.",
        Advice = "Fill the column in batches between the two.",
        BadExample = """
            INSERT INTO settings VALUES ('a', 'b');
            ALTER TABLE settings ADD COLUMN scope text;
            ALTER TABLE settings ALTER COLUMN scope SET NOT NULL;
            """,
        GoodExample = """
            INSERT INTO settings VALUES ('a', 'b');
            ALTER TABLE settings ADD COLUMN scope text;
            UPDATE settings SET scope = 'all' WHERE scope IS NULL;
            ALTER TABLE settings ALTER COLUMN scope SET NOT NULL;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(SetColumnNotNull action, AlterTable table, MigrationStep step)
    {
        ColumnModel? column = step.Schema.Find(table.Name)?.Column(action.Column);
        if (column is not { AddedBy: not null, IsBackfilled: false, IsNotNull: false } || step.EffectOn(table.Name) is null
            || column.Type is { IsSerial: true } || MayBeFilledUnseen(table, step))
        {
            yield break;
        }

        string name = SqlIdentifier.Display(action.Column);
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = Severity.High,
            Message = $"{name} was added without a value for the rows of {step.Display(table.Name)} that were there, and nothing "
                + "fills it before "
                + "SET NOT NULL, which fails on the first NULL.",
            Recommendation = "Fill the column in batches, each committed, before it becomes NOT NULL.",
            Claim = step.EffectOn(table.Name),
        };
    }

    // What cannot be read, or runs elsewhere, may fill it.
    private static bool MayBeFilledUnseen(AlterTable table, MigrationStep step) =>
        step.Migration.Unknown.Count > 0
        || step.Earlier.Any(statement => statement.Tree is UnparsedStatement or CallStatement
            || (statement.Tree is MergeStatement merge && step.Schema.Resolve(merge.Target) == step.Schema.Resolve(table.Name)));
}
