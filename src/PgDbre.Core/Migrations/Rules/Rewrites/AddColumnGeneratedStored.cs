using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnGeneratedStored : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-generated-stored",
        Code = "W04",
        Title = "ADD COLUMN … GENERATED … STORED",
        Why = "The value of every old row is computed and stored: the table and all its indexes are written anew while nobody can use it.",
        Advice = "VIRTUAL on 18, a plain column that a trigger keeps before, or an index on the expression.",
        BadExample = "ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.19) STORED;",
        GoodExample = "ALTER TABLE orders ADD COLUMN gross numeric;",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/ddl-generated-columns.html",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.Generated;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        string name = SqlIdentifier.Display(column.Name);
        string expression = column.Generated!.Expression.Text;
        bool canBeVirtual = step.Options.TargetVersion >= 18;
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"{name} is computed as ({expression}) and stored for every row of {step.Display(table.Name)}, which is "
                + "written anew.",
            Recommendation = canBeVirtual
                ? "Make it VIRTUAL, which stores nothing and computes the value when it is read."
                : "Add a plain column that a trigger keeps, and fill old rows in batches; or put an index on the expression instead.",
            Sql = canBeVirtual
                ? $"ALTER TABLE {table.Name} ADD COLUMN {name} {column.Type} GENERATED ALWAYS AS ({expression}) VIRTUAL;"
                : $"""
                ALTER TABLE {table.Name} ADD COLUMN {name} {column.Type};
                -- a BEFORE INSERT OR UPDATE trigger that sets NEW.{name}; then, outside of a transaction:
                {Backfill.SqlOrWords(step.Schema.Find(table.Name), $"{name} = {expression}", $"{name} IS DISTINCT FROM ({expression})")}
                """,
            Claim = effect,
        };
    }
}
