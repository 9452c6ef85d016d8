using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeChangeReadsTable : TypeChangeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-type-change-reads-table",
        Code = "W02",
        Title = "ALTER COLUMN … TYPE of a column with a CHECK",
        Why = "The rows stay as they are, yet every check that mentions the column is made again, for which the table is read "
            + "under ACCESS EXCLUSIVE.",
        Advice = "Drop the check, change the type, add the check NOT VALID, validate it later.",
        BadExample = """
            ALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> '') NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_note_check;
            ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);
            """,
        GoodExample = "ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override TableWork Work => TableWork.Scan;

    private protected override MigrationObservation Observe(
        AlterColumnType action, AlterTable table, ColumnTypeChange change, LockEffect effect, MigrationStep step)
    {
        ConstraintModel[] named = [.. change.Checked.Where(check => check is { Name: not null, Expression: not null })];
        string names = string.Join(", ", change.Checked.Select(check => SqlIdentifier.Display(check.Name ?? "a check")));
        IEnumerable<string> drops = named.Select(check =>
            $"ALTER TABLE {table.Name} DROP CONSTRAINT {SqlIdentifier.Display(check.Name!)};");
        IEnumerable<string> adds = named.Select(check => LaterValidation.Sql(
            table.Name.ToString(), SqlIdentifier.Display(check.Name!), $"CHECK ({check.Expression!.Text})"));
        return new MigrationObservation
        {
            Object = step.Display(table.Name, action.Column),
            Message = $"The rows of {step.Display(table.Name)} stay as they are, but all of them are read for {names}.",
            Recommendation = "Drop the check, change the type, add the check NOT VALID, and validate it in a later transaction.",
            Sql = string.Join('\n', drops.Append($"ALTER TABLE {table.Name} {action};").Concat(adds)),
            Claim = effect,
        };
    }
}
