using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SetNotNullReadsTable : ActionRule<AlterAction>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "set-not-null-reads-table",
        Code = "C08",
        Title = "SET NOT NULL without a check that proves it",
        Why = "The whole table is read while nobody can read or write it.",
        Advice = "Add CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL, then drop the check: four statements.",
        BadExample = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
        GoodExample = """
            ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
            ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT orders_note_not_null;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AlterAction action, AlterTable table, MigrationStep step)
    {
        string? column = action switch
        {
            SetColumnNotNull set => set.Column,
            AddConstraint { Constraint: NotNullConstraint { IsNotValid: false } constraint } => constraint.Column,
            _ => null,
        };
        if (column is null || step.EffectOf(action, table) is not { Work: TableWork.Scan } effect)
        {
            yield break;
        }

        RelationModel? relation = step.Schema.Find(table.Name);
        string why = relation is null ? "no check is known that proves it" : Why(column, relation, table);
        yield return new MigrationObservation
        {
            Object = step.Display(table.Name, column),
            Message = $"{step.Display(table.Name)} is read from end to end to see that {SqlIdentifier.Display(column)} holds "
                + $"no NULL: {why}.",
            Recommendation = "Let a CHECK that is validated before prove it, and drop the check in a statement of its own.",
            Sql = Sql(column, table, relation, step),
            Alembic = NotNullSteps.Alembic(table.Name, column, step.Options.TargetVersion),
            Claim = effect with { IsCertain = relation is { IsComplete: true } },
        };
    }

    // In one ALTER TABLE the server drops constraints first, changes columns next and validates last.
    private static string Why(string column, RelationModel relation, AlterTable table)
    {
        if (NotNullProof.Check(column, relation) is { Name: { } dropped })
        {
            return $"the same statement drops {SqlIdentifier.Display(dropped)}, which would prove it, before it looks";
        }

        if (NotNullProof.Unvalidated(column, relation) is { Name: { } pending })
        {
            string name = SqlIdentifier.Display(pending);
            return table.Actions.OfType<ValidateConstraint>().Any(validate => validate.Constraint == pending)
                ? $"the same statement validates {name} only afterwards"
                : $"{name} would prove it, but is NOT VALID";
        }

        return "no valid check proves it";
    }

    // Where the check is there, the order of the steps is all that is missing.
    private static string Sql(string column, AlterTable table, RelationModel? relation, MigrationStep step)
    {
        ConstraintModel? check = relation is null
            ? null
            : NotNullProof.Check(column, relation) ?? NotNullProof.Unvalidated(column, relation);
        if (check?.Name is not { } name)
        {
            return NotNullSteps.Sql(table.Name, column, step.Options.TargetVersion);
        }

        string validate = check.IsValid ? "" : $"ALTER TABLE {table.Name} VALIDATE CONSTRAINT {SqlIdentifier.Display(name)};\n";
        return $"""
            {validate}ALTER TABLE {table.Name} ALTER COLUMN {SqlIdentifier.Display(column)} SET NOT NULL;
            ALTER TABLE {table.Name} DROP CONSTRAINT {SqlIdentifier.Display(name)};
            """;
    }
}
