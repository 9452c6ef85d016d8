using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumValueWithoutPlace : StatementRule<AlterType>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "enum-value-without-place",
        Code = "T05",
        Title = "ADD VALUE without BEFORE or AFTER",
        Why = "The value sorts behind all others, and no statement moves or removes it later.",
        Advice = "Say BEFORE or AFTER.",
        BadExample = "ALTER TYPE order_status ADD VALUE 'packed';",
        GoodExample = "ALTER TYPE order_status ADD VALUE 'packed' AFTER 'paid';",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertype.html",
    };

    internal override bool IsOnByDefault => false;

    private protected override IEnumerable<MigrationObservation> Examine(AlterType statement, MigrationStep step) =>
        from add in statement.Actions.OfType<AddEnumValue>()
        where add is { Before: null, After: null }
        select new MigrationObservation
        {
            Object = statement.Name.ToString(),
            Severity = Severity.Info,
            Message = $"{SqlLiteral.Quote(add.Value)} sorts behind all values of {statement.Name}, for good.",
            Recommendation = "Say BEFORE or AFTER if the order matters to anybody.",
        };
}
