using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeChangeRefused : ActionRule<AlterColumnType>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-type-change-refused",
        Code = "W02",
        Title = "ALTER COLUMN … TYPE of a column that something is built on",
        Why = "A view, a rule, a generated column, a trigger, a policy or the partition key uses the column: the server "
            + "refuses the statement.",
        Advice = "Drop what is built on the column in the same transaction, and make it again afterwards.",
        BadExample = "ALTER TABLE orders ALTER COLUMN customer_id TYPE integer;",
        GoodExample = "ALTER TABLE orders ALTER COLUMN note TYPE text;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails for certain.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AlterColumnType action, AlterTable table, MigrationStep step)
    {
        if (step.Schema.Find(table.Name) is { } relation && TypeChangeRefusal.Of(relation, action.Column) is { } reason)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(table.Name, action.Column),
                Severity = Severity.Critical,
                Message = $"The server refuses to change the type of {SqlIdentifier.Display(action.Column)}: {reason}.",
                Recommendation = "Drop what depends on the column first, and make it again in the same transaction.",
            };
        }
    }
}
