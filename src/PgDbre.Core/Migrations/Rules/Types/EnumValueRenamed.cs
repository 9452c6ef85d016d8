using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumValueRenamed : StatementRule<AlterType>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "rename-enum-value",
        Code = "T05",
        Title = "RENAME VALUE of an enum",
        Why = "Code that runs while this is deployed still writes and compares the old value, which is an error from then on.",
        Advice = "Add the new value, let code write it, move the rows, and leave the old value unused.",
        BadExample = "ALTER TYPE order_status RENAME VALUE 'paid' TO 'settled';",
        GoodExample = "ALTER TYPE order_status ADD VALUE 'settled' AFTER 'paid';",
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertype.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AlterType statement, MigrationStep step) =>
        from rename in statement.Actions.OfType<RenameEnumValue>()
        where step.Schema.Types.Enum(statement.Name)?.CreatedInTransaction != step.Session.Transaction || !step.Session.IsInTransaction
        let old = SqlLiteral.Quote(rename.Value)
        let value = SqlLiteral.Quote(rename.NewValue)
        select new MigrationObservation
        {
            Object = statement.Name.ToString(),
            Severity = Severity.High,
            Message = $"{old} of {statement.Name} is {value} from here on: running code that says {old} fails.",
            Recommendation = "Add the new value beside the old one, and rename nothing before the last reader and writer of "
                + "the old one is gone.",
            Sql = $"ALTER TYPE {statement.Name} ADD VALUE {value} AFTER {old};",
        };
}
