using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddForeignKeyWithoutNotValid : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-foreign-key-without-not-valid",
        Code = "C01",
        Title = "FOREIGN KEY added without NOT VALID",
        Why = "Every row is looked up in the other table while writes to both of them wait.",
        Advice = "Add it NOT VALID, and validate it in a later transaction, which lets reads and writes go on.",
        BadExample = "ALTER TABLE settings ADD COLUMN owner_id bigint; "
            + "ALTER TABLE settings ADD CONSTRAINT settings_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES customers (id);",
        GoodExample = """
            ALTER TABLE settings ADD COLUMN owner_id bigint;
            ALTER TABLE settings ADD CONSTRAINT settings_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES customers (id) NOT VALID;
            ALTER TABLE settings VALIDATE CONSTRAINT settings_owner_id_fkey;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        if (action.Constraint is not ForeignKeyConstraint { IsNotValid: false, IsNotEnforced: false } key
            || step.EffectOf(action, table) is not { } effect)
        {
            yield break;
        }

        string plain = key.Name ?? $"{table.Name.Name}_{string.Join('_', key.Columns)}_fkey";
        string definition = ForeignKeyText.Of(key, key.Columns);
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{SqlIdentifier.Display(plain)}",
            Message = $"Each row of {step.Display(table.Name)} is looked up in {step.Display(key.ReferencedTable)}; writes to both wait.",
            Recommendation = ForeignKeySteps.AreByPartition(table.Name, step)
                ? "A partitioned table takes no NOT VALID foreign key before 18: add and validate it on each partition first, "
                    + "then on the parent."
                : "Add it NOT VALID, commit, then validate it: that reads the table, too, but keeps nobody waiting.",
            Sql = ForeignKeySteps.Sql(table.Name, plain, definition, step),
            Alembic = ForeignKeySteps.Alembic(table.Name, plain, definition, step),
            Claim = effect,
        };
    }
}
