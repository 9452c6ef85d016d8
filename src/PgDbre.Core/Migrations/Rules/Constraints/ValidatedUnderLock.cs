using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ValidatedUnderLock : ActionRule<ValidateConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "validated-in-same-transaction",
        Code = "C09",
        Title = "NOT VALID and VALIDATE in one transaction",
        Why = "The lock of ADD CONSTRAINT is held until the end of the transaction, so the rows are read under it after all.",
        Advice = "Commit between the two.",
        BadExample = """
            BEGIN;
            ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
            COMMIT;
            """,
        GoodExample = """
            BEGIN;
            ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
            COMMIT;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(ValidateConstraint action, AlterTable table, MigrationStep step)
    {
        if (step.EffectOf(action, table) is not { } effect || Held(action, table, step) is not { } mode)
        {
            yield break;
        }

        string name = SqlIdentifier.Display(action.Constraint);
        string validate = $"ALTER TABLE {table.Name} VALIDATE CONSTRAINT {name};";
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Message = $"{name} is added in the same transaction: its {mode.Name()} is still held while "
                + $"{step.Display(table.Name)} is read for it.",
            Recommendation = "Commit after ADD CONSTRAINT … NOT VALID, and validate in the next transaction.",
            Sql = $"-- COMMIT; then:\n{validate}",
            Alembic = AlembicCode.Autocommit(validate),
            Claim = effect with { Mode = mode, Work = TableWork.Scan },
        };
    }

    // The lock that ADD CONSTRAINT took, in the same statement or earlier in the transaction; null if it was neither.
    private static LockMode? Held(ValidateConstraint action, AlterTable table, MigrationStep step)
    {
        if (table.Actions.OfType<AddConstraint>().FirstOrDefault(add => add.Constraint.Name == action.Constraint) is { } add)
        {
            return Mode(add.Constraint is ForeignKeyConstraint);
        }

        ConstraintModel? constraint = step.Schema.Find(table.Name)?.Constraint(action.Constraint);
        return constraint is { IsValid: false, AddedInTransaction: { } transaction } && transaction == step.Session.Transaction
                ? Mode(constraint.Kind == ConstraintKind.ForeignKey)
                : null;
    }

    private static LockMode Mode(bool isForeignKey) => isForeignKey ? LockMode.ShareRowExclusive : LockMode.AccessExclusive;
}
