using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NotNullWithoutDefault : ActionRule<SetColumnNotNull>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-null-without-default",
        Code = "B02",
        Title = "Column becomes NOT NULL without a default",
        Why = "Old code that leaves the column out, which was allowed, fails on every INSERT until it is replaced.",
        Advice = "Give the column a default first, or set NOT NULL after the code that always gives a value is everywhere.",
        BadExample = "ALTER TABLE orders ALTER COLUMN total SET NOT NULL;",
        GoodExample = """
            ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;
            ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; Low where the column's default is not known.",
        Reference = "https://www.postgresql.org/docs/current/ddl-default.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(SetColumnNotNull action, AlterTable table, MigrationStep step)
    {
        RelationModel? relation = step.Schema.Find(table.Name);
        ColumnModel? column = relation?.Column(action.Column);
        bool hasValue = column is { Default: not null } or { IsIdentity: true } or { IsGenerated: true } or { IsNotNull: true }
            || column?.Type is { IsSerial: true }
            || table.Actions.Any(other => other is SetColumnDefault set && set.Column == action.Column
                || (other is AddColumnIdentity identity && identity.Column == action.Column));
        bool isDemanded = relation?.Constraints.Any(constraint => IsDemanding(constraint, action.Column, step)) == true;
        if (step.EffectOn(table.Name) is null || hasValue || isDemanded)
        {
            yield break;
        }

        string name = SqlIdentifier.Display(action.Column);
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = relation is { IsComplete: true } || column is { AddedBy: not null } ? Severity.Medium : Severity.Low,
            Message = $"{name} of {step.Display(table.Name)} becomes NOT NULL and has no default: code that leaves it out fails on "
                + "every INSERT.",
            Recommendation = "Give it a default first, or wait until all code that inserts gives a value.",
            Claim = step.EffectOn(table.Name),
        };
    }

    // A check of an earlier migration, valid or not, has kept NULL out already.
    private static bool IsDemanding(ConstraintModel constraint, string column, MigrationStep step) =>
        constraint is { Kind: Facts.ConstraintKind.Check, Expression: { } condition }
        && constraint.AddedBy != step.Ordinal
        && condition.Mentions(column) && condition.Text.Contains("not null", StringComparison.OrdinalIgnoreCase);
}
