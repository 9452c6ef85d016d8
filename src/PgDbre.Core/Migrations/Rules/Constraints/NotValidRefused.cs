using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NotValidRefused : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-valid-refused",
        Code = "C14",
        Title = "NOT VALID where the server does not take it",
        Why = "A key is its index and cannot be half there; before 18, neither a foreign key of a partitioned table nor NOT "
            + "NULL can be NOT VALID.",
        Advice = "A unique index built CONCURRENTLY and USING INDEX for a key; a key on each partition first; a CHECK for NOT NULL.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code) NOT VALID;",
        GoodExample = "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails for certain.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        bool isBefore18 = step.Options.TargetVersion < 18;
        bool isPartitioned = step.Schema.Find(table.Name) is { Kind: RelationKind.PartitionedTable };
        string? what = action.Constraint switch
        {
            IndexConstraint { IsNotValid: true } => "A constraint with an index (PRIMARY KEY, UNIQUE, EXCLUDE) cannot be NOT VALID",
            ForeignKeyConstraint { IsNotValid: true } when isBefore18 && isPartitioned =>
                $"A foreign key of a partitioned table cannot be NOT VALID on {step.Options.TargetVersion}",
            NotNullConstraint when isBefore18 =>
                $"NOT NULL as a table constraint is not known to {step.Options.TargetVersion}",
            _ => null,
        };
        if (what is not null)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(table.Name),
                Severity = Severity.Critical,
                Message = $"{what}: the server refuses the statement.",
                Recommendation = Recommend(action.Constraint),
                Sql = Sql(action.Constraint, table, step),
            };
        }
    }

    private static string Recommend(Constraint constraint) => constraint switch
    {
        ForeignKeyConstraint => "Add it NOT VALID on each partition, validate it there, then add it to the parent without NOT VALID.",
        NotNullConstraint => "Use CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL.",
        ExclusionConstraint => "Add it without NOT VALID in a window, or fill a new table that has it in batches.",
        _ => "Build a unique index CONCURRENTLY, and add the constraint USING INDEX.",
    };

    private static string? Sql(Constraint constraint, AlterTable table, MigrationStep step) => constraint switch
    {
        NotNullConstraint { Column: { } column } => NotNullSteps.Sql(table.Name, column, step.Options.TargetVersion),
        KeyConstraint { Columns.Count: > 0 } key =>
            IndexedKey.Sql(table.Name, key, key.Columns, step.Schema),
        _ => null,
    };
}
