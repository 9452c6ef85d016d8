using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NotNullColumnWithoutDefault : ActionRule<AddColumn>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-null-column-without-default",
        Code = "M06",
        Title = "NOT NULL column added without a default",
        Why = "It fails as soon as the table has one row; on an empty table, the old code's INSERT fails next.",
        Advice = "Give it a default (a constant one costs nothing), or add it nullable, fill it in batches, and set NOT NULL last.",
        BadExample = "INSERT INTO settings VALUES ('a', 'b'); ALTER TABLE settings ADD COLUMN scope text NOT NULL;",
        GoodExample = "INSERT INTO settings VALUES ('a', 'b'); ALTER TABLE settings ADD COLUMN scope text NOT NULL DEFAULT 'all';",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails unless the table is empty; Medium where the table is known to be empty.",
        Reference = "https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-ADDING-A-COLUMN",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AddColumn action, AlterTable table, MigrationStep step)
    {
        ColumnDefinition column = action.Column;
        bool isDemanded = column.IsNotNull || column.Constraints.Any(constraint => constraint is PrimaryKeyConstraint);
        if (!isDemanded || AddedColumn.HasValue(column) || step.EffectOn(table.Name) is null
            || (action.IfNotExists && step.Schema.Find(table.Name)?.Column(column.Name) is not null))
        {
            yield break;
        }

        string name = SqlIdentifier.Display(column.Name);
        string type = column.Type?.ToString() ?? "text";
        bool isEmpty = step.Rows(table.Name) is 0;
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = isEmpty ? Severity.Medium : Severity.Critical,
            Message = isEmpty
                ? $"{name} is NOT NULL without a default: every INSERT of the old code into {step.Display(table.Name)} fails from then on."
                : $"{name} is NOT NULL without a default: this fails if {step.Display(table.Name)} has a single row, for that would "
                    + "hold NULL.",
            Recommendation = "Add it with a constant default, or nullable first, then fill it in batches and set NOT NULL last.",
            Sql = $"""
                ALTER TABLE {table.Name} ADD COLUMN {name} {type};
                -- fill it in batches, each committed, then:
                ALTER TABLE {table.Name} ADD CONSTRAINT {NotNullCheck.Name(table.Name, column.Name)} CHECK ({name} IS NOT NULL) NOT VALID;
                ALTER TABLE {table.Name} VALIDATE CONSTRAINT {NotNullCheck.Name(table.Name, column.Name)};
                ALTER TABLE {table.Name} ALTER COLUMN {name} SET NOT NULL;
                ALTER TABLE {table.Name} DROP CONSTRAINT {NotNullCheck.Name(table.Name, column.Name)};
                """,
            Claim = step.EffectOn(table.Name),
        };
    }
}
