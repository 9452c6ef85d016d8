using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class StricterCheck : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "stricter-check",
        Code = "B02",
        Title = "CHECK for NOT NULL on a column without a default",
        Why = "NOT VALID or not, new rows are checked at once: old code that leaves the column out fails on every INSERT.",
        Advice = "Give the column a default first.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_total_known CHECK (total IS NOT NULL) NOT VALID;",
        GoodExample = """
            ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;
            ALTER TABLE orders ADD CONSTRAINT orders_total_known CHECK (total IS NOT NULL) NOT VALID;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; only where the column is known to be nullable and without a default.",
        Reference = "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        RelationModel? relation = step.Schema.Find(table.Name);
        string? demanded = action.Constraint switch
        {
            CheckConstraint { IsNotEnforced: false } check => Demanded(check.Expression),
            NotNullConstraint { Column: { } column } => column,
            _ => null,
        };
        if (demanded is null || step.EffectOn(table.Name) is null
            || relation?.Column(demanded) is not { IsNotNull: false, Default: null, IsIdentity: false, IsGenerated: false } known
            || (!relation.IsComplete && known.AddedBy is null))
        {
            yield break;
        }

        string name = SqlIdentifier.Display(demanded);
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = Severity.Medium,
            Message = $"{name} of {step.Display(table.Name)} must have a value in every new row from here on, and has no default: "
                + "code that leaves "
                + "it out fails on INSERT.",
            Recommendation = "Give it a default first, or wait until all code that inserts gives a value.",
        };
    }

    private static string? Demanded(SqlExpression condition) => condition.Tokens is [var column, var isWord, var not, var empty]
        && isWord.IsWord("is") && not.IsWord("not") && empty.IsWord("null")
            ? column.Identifier
            : null;
}
