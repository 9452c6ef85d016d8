using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DomainChangeReadsTables : StatementRule<AlterDomain>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "alter-domain-reads-tables",
        Code = "T06",
        Title = "ALTER DOMAIN that checks every table",
        Why = "Each table with a column of the domain is read from end to end, closed to writes, one lock on top of the other "
            + "until the end.",
        Advice = "ADD … NOT VALID, which locks no table; VALIDATE it in a quiet hour, for that closes the tables to writes as well.",
        BadExample = "ALTER DOMAIN positive ADD CONSTRAINT positive_limit CHECK (VALUE < 1000000);",
        GoodExample = "ALTER DOMAIN positive ADD CONSTRAINT positive_limit CHECK (VALUE < 1000000) NOT VALID;",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-alterdomain.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AlterDomain statement, MigrationStep step) =>
        DomainLocks.Reads(statement.Action) ? step.Effects.Select(effect => Observe(statement, effect)) : [];

    private static MigrationObservation Observe(AlterDomain statement, LockEffect effect)
    {
        string? definition = statement.Action switch
        {
            AddConstraint { Constraint: CheckConstraint check } => $"CHECK ({check.Expression.Text})",
            SetDomainNotNull => "CHECK (VALUE IS NOT NULL)",
            _ => null,
        };
        string name = statement.Action is AddConstraint { Constraint.Name: { } written } ? written
            : statement.Action is SetDomainNotNull ? $"{statement.Name.Name}_not_null"
            : $"{statement.Name.Name}_check";
        return new MigrationObservation
        {
            Object = statement.Name.ToString(),
            Message = $"{effect.Relation} has a column of {statement.Name}: writes to it wait while all its rows are checked.",
            Recommendation = definition is null
                ? "Do it in a quiet hour: VALIDATE of a domain closes its tables to writes."
                : "Add it NOT VALID, which holds for new values at once; validate it in a quiet hour.",
            Sql = definition is null
                ? null
                : $"ALTER DOMAIN {statement.Name} ADD CONSTRAINT {SqlIdentifier.Display(name)} {definition} NOT VALID;",
            Claim = effect,
        };
    }
}
