using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnSequence : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-serial-or-identity",
        Code = "W04",
        Title = "ADD COLUMN serial or AS IDENTITY",
        Why = "Every old row gets a number, so the table and all its indexes are written anew while nobody can read or write it.",
        Advice = "Add a plain column, take the default from a sequence, fill old rows in batches.",
        BadExample = "ALTER TABLE orders ADD COLUMN ticket bigserial;",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN ticket bigint;
            CREATE SEQUENCE orders_ticket_seq OWNED BY orders.ticket;
            ALTER TABLE orders ALTER COLUMN ticket SET DEFAULT nextval('orders_ticket_seq');
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.Sequence;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        string name = SqlIdentifier.Display(column.Name);
        QualifiedName sequence = table.Name with { Name = $"{table.Name.Name}_{column.Name}_seq" };
        string type = column.Type switch
        {
            { IsSerial: true, Name.Name: "bigserial" or "serial8" } => "bigint",
            { IsSerial: true, Name.Name: "smallserial" or "serial2" } => "smallint",
            { IsSerial: true } => "integer",
            { } written => written.ToString(),
            null => "bigint",
        };
        string what = column.Identity is null ? column.Type!.ToString() : "an identity column";
        string value = $"nextval({SqlLiteral.Quote(sequence.ToString())})";
        string steps = StepwiseColumn.Sql(column, type, value, table, step);
        int end = steps.IndexOf('\n', StringComparison.Ordinal);
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"{name} is {what}: every row of {step.Display(table.Name)} gets a number and is written anew.",
            Recommendation = "Add a plain column, let new rows take their default from a sequence, and fill the old ones in batches.",
            Sql = $"{steps[..end]}\nCREATE SEQUENCE {sequence} OWNED BY {table.Name}.{name};{steps[end..]}",
            Claim = effect,
        };
    }
}
