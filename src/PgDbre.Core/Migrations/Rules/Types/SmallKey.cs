using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SmallKey : StatementRule<CreateTable>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "small-integer-key",
        Code = "T02",
        Title = "A key that is counted up in an integer of 2 or 4 bytes",
        Why = "After 2,147,483,647 numbers (32,767 of a smallint), failed and deleted rows included, every INSERT fails; "
            + "widening it then rewrites the table.",
        Advice = "bigint GENERATED … AS IDENTITY.",
        BadExample = "CREATE TABLE invoices (id serial PRIMARY KEY, total numeric);",
        GoodExample = "CREATE TABLE invoices (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric);",
        MaxSeverity = Severity.Low,
        SeverityRule = "Low.",
        Reference = "https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL",
    };

    private protected override IEnumerable<MigrationObservation> Examine(CreateTable statement, MigrationStep step)
    {
        if (statement.Persistence == Persistence.Temporary)
        {
            yield break;
        }

        foreach (ColumnDefinition column in statement.Columns.Where(column => IsKey(column, statement) && Maximum(column) is not null))
        {
            string name = SqlIdentifier.Display(column.Name);
            yield return new MigrationObservation
            {
                Object = $"{statement.Name}.{name}",
                Severity = Severity.Low,
                Message = $"{name} is counted up to {Maximum(column)} at most; then every INSERT into {statement.Name} fails.",
                Recommendation = "Make it bigint GENERATED … AS IDENTITY; four bytes a row are cheap beside the rewrite that "
                    + "widens it later.",
            };
        }
    }

    // A key that people give, such as a country's number, does not run out.
    private static bool IsKey(ColumnDefinition column, CreateTable table)
    {
        bool isCounted = column.Identity is not null || column.Type is { IsSerial: true }
            || column.Default?.FunctionCalls.Any(call => call.Name.Name == "nextval") == true;
        return isCounted && (column.Constraints.Any(constraint => constraint is PrimaryKeyConstraint)
            || table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Count == 1 && key.Columns[0] == column.Name));
    }

    private static string? Maximum(ColumnDefinition column) => column.Type?.Name.Name switch
    {
        "int4" or "serial" or "serial4" => "2,147,483,647",
        "int2" or "smallserial" or "serial2" => "32,767",
        _ => null,
    };
}
