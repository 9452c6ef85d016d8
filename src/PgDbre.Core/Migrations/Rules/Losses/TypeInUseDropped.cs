using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeInUseDropped : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "type-in-use-dropped",
        Code = "D07",
        Title = "Type dropped that columns have",
        Why = "Without CASCADE it fails; with CASCADE the columns are dropped with their values.",
        Advice = "Give the columns another type first, or drop them by name.",
        BadExample = "DROP TYPE order_status CASCADE;",
        GoodExample = "CREATE TYPE mood AS ENUM ('good', 'bad'); DROP TYPE mood;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical without CASCADE, where it certainly fails; High with CASCADE.",
        Reference = "https://www.postgresql.org/docs/current/sql-droptype.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step) =>
        statement.Kind is ObjectKind.Type or ObjectKind.Domain
            ? statement.Names.Select(type => Observe(type, statement.IsCascade, step)).OfType<MigrationObservation>()
            : [];

    private static MigrationObservation? Observe(QualifiedName type, bool isCascade, MigrationStep step)
    {
        string[] columns =
        [
            .. step.Schema.UsersOfType(type).SelectMany(relation => relation.Columns
                .Where(column => column.Type?.Name.Name == type.Name)
                .Select(column => $"{relation.Name}.{SqlIdentifier.Display(column.Name)}")),
        ];
        return columns.Length == 0 ? null : new MigrationObservation
        {
            Object = type.ToString(),
            Severity = isCascade ? Severity.High : Severity.Critical,
            Message = isCascade
                ? $"CASCADE drops {string.Join(", ", columns)} with the type {type}, values and all."
                : $"This fails: {string.Join(", ", columns)} {(columns.Length == 1 ? "has" : "have")} the type {type}.",
            Recommendation = "Give the columns another type first (ALTER COLUMN … TYPE … USING), or drop them by name if they are to go.",
            Claim = isCascade && step.Effects.Count > 0 ? step.Effects[0] : null,
        };
    }
}
