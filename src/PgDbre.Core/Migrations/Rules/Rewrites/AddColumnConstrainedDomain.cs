using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnConstrainedDomain : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-constrained-domain",
        Code = "W05",
        Title = "ADD COLUMN of a domain with constraints",
        Why = "The server checks the domain for every row, NULL included, and writes the table and all its indexes anew for it.",
        Advice = "Use the domain's base type and a CHECK that is added NOT VALID and validated.",
        BadExample = "ALTER TABLE orders ADD COLUMN priority positive;",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN priority integer;
            ALTER TABLE orders ADD CONSTRAINT orders_priority_check CHECK (priority > 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_priority_check;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.Domain;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        DomainModel domain = step.Schema.Types.DomainOf(column.Type)!;
        string name = SqlIdentifier.Display(column.Name);
        string value = column.Default is { } written ? $" DEFAULT {written.Text}" : "";
        IEnumerable<string> checks = domain.Checks
            .Where(check => check.Expression is not null)
            .Select((check, number) => LaterValidation.Sql(
                table.Name.ToString(),
                SqlIdentifier.Display($"{table.Name.Name}_{column.Name}_check{(number == 0 ? "" : number)}"),
                $"CHECK ({OnColumn(check.Expression!, name)})"));
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"{name} is of the domain {domain.Name}, which has constraints: every row of {step.Display(table.Name)} "
                + "is written anew.",
            Recommendation = "Use the base type, and give the table a check of its own, NOT VALID first.",
            Sql = string.Join('\n', checks.Prepend($"ALTER TABLE {table.Name} ADD COLUMN {name} {domain.Base}{value};")),
            Claim = effect,
        };
    }

    // VALUE stands for the column.
    private static string OnColumn(SqlExpression check, string column)
    {
        List<string> parts = [];
        int from = check.Start;
        foreach (SqlToken token in check.Tokens.Where(token => token.IsWord("value")))
        {
            parts.Add(check.Source[from..token.Start]);
            parts.Add(column);
            from = token.End;
        }

        return $"{string.Concat(parts)}{check.Source[from..check.End]}";
    }
}
