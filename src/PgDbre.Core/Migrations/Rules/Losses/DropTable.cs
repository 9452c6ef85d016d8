using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropTable : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-table",
        Code = "D01",
        Title = "Table, schema, database or materialized view dropped",
        Why = "Its rows are gone, and no downgrade brings them back.",
        Advice = "Stop using it first; keep a backup of its own; drop it one release later.",
        BadExample = "DROP TABLE customers;",
        GoodExample = "CREATE TABLE drafts (id bigint); DROP TABLE drafts;",
        MaxSeverity = Severity.High,
        SeverityRule = "High; Medium for a materialized view, which can be built again.",
        Reference = "https://www.postgresql.org/docs/current/app-pgdump.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step) =>
        statement.Kind is ObjectKind.Table or ObjectKind.MaterializedView or ObjectKind.Schema or ObjectKind.Database
            ? statement.Names.Where(name => !step.IsNew(name)).Select(name => Observe(name, statement.Kind, step))
            : [];

    private static MigrationObservation Observe(QualifiedName name, ObjectKind kind, MigrationStep step)
    {
        string size = step.Rows(name) is { } rows ? $" with {Quantity.Count(rows)} rows" : "";
        bool isTable = kind == ObjectKind.Table;
        return new MigrationObservation
        {
            Object = kind is ObjectKind.Schema or ObjectKind.Database ? name.ToString() : step.Display(name),
            Severity = kind == ObjectKind.MaterializedView ? Severity.Medium : Severity.High,
            Message = $"{step.Display(name)}{size} is dropped: nothing in the migration keeps a copy.",
            Recommendation = isTable
                ? "Let a release pass in which nothing uses it, take a backup of the table (pg_dump -t), then drop it."
                : "Let a release pass in which nothing uses it, take a backup, then drop it.",
            Sql = isTable
                ? $"-- first: pg_dump --format=custom --table={step.Display(name)} --file=backup.dump\n{step.Statement.Sql};"
                : null,
            Claim = step.EffectOn(name),
        };
    }
}
