using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DomainWithConstraint : StatementRule<CreateDomain>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "domain-with-constraint",
        Code = "T06",
        Title = "CREATE DOMAIN with a constraint",
        Why = "Every column of it that is added later rewrites its table, and a new condition reads all its tables while they "
            + "are closed to writes.",
        Advice = "A CHECK on the table, which can be added NOT VALID.",
        BadExample = "CREATE DOMAIN percentage AS integer CHECK (VALUE BETWEEN 0 AND 100);",
        GoodExample = "CREATE DOMAIN percentage AS integer;",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/sql-createdomain.html",
    };

    internal override bool IsOnByDefault => false;

    private protected override IEnumerable<MigrationObservation> Examine(CreateDomain statement, MigrationStep step)
    {
        if (statement.Constraints.Count > 0)
        {
            yield return new MigrationObservation
            {
                Object = statement.Name.ToString(),
                Severity = Severity.Info,
                Message = $"A column of {statement.Name} that is added to a table later rewrites the table, even if it is NULL everywhere.",
                Recommendation = "Give the tables a CHECK instead, or know it when you add a column.",
            };
        }
    }
}
