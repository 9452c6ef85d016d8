using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumTypeCreated : StatementRule<CreateEnumType>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-table-to-enum",
        Code = "T05",
        Title = "CREATE TYPE … AS ENUM",
        Why = "A value cannot be removed, and one that is new cannot be used in the transaction that adds it.",
        Advice = "A table of values with a foreign key, or text with a CHECK.",
        BadExample = "CREATE TYPE colour AS ENUM ('red', 'green');",
        GoodExample = "CREATE TABLE colours (name text PRIMARY KEY);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/datatype-enum.html",
    };

    internal override bool IsOnByDefault => false;

    private protected override IEnumerable<MigrationObservation> Examine(CreateEnumType statement, MigrationStep step)
    {
        yield return new MigrationObservation
        {
            Object = statement.Name.ToString(),
            Severity = Severity.Info,
            Message = $"No value of {statement.Name} can be removed later, nor a new one used in the transaction that adds it.",
            Recommendation = "A table of values, or a CHECK on text, is easier to change.",
        };
    }
}
