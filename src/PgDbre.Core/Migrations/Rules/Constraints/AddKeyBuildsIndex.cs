using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddKeyBuildsIndex : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-key-without-using-index",
        Code = "C05",
        Title = "UNIQUE or PRIMARY KEY added without USING INDEX",
        Why = "Its index is built from the whole table while nobody can read or write it; NOT VALID is not possible for a key.",
        Advice = "Build a unique index CONCURRENTLY, then ADD CONSTRAINT … USING INDEX.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code);",
        GoodExample = """
            CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
            ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        if (action.Constraint is not KeyConstraint { UsingIndex: null, IsNotValid: false } key
            || step.EffectOf(action, table) is not { } effect)
        {
            yield break;
        }

        string kind = key is PrimaryKeyConstraint ? "PRIMARY KEY" : "UNIQUE";
        string columns = string.Join(", ", key.Columns.Select(SqlIdentifier.Display));
        string name = IndexedKey.Name(table.Name, key, key.Columns);
        string[] nullable = key is PrimaryKeyConstraint
            ? [.. key.Columns.Where(column => step.Schema.Find(table.Name)?.Column(column) is not { IsNotNull: true })]
            : [];
        string first = string.Concat(nullable.Select(column => NotNullSteps.Sql(table.Name, column, step.Options.TargetVersion) + "\n"));
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{SqlIdentifier.Display(name)}",
            Message = $"{kind} ({columns}) builds an index from all rows of {step.Display(table.Name)} while nobody can use the table.",
            Recommendation = nullable.Length > 0
                ? "Make its columns NOT NULL without a scan first, build a unique index CONCURRENTLY, and make it the constraint's."
                : "Build a unique index CONCURRENTLY, and make it the constraint's.",
            Sql = key.WithoutOverlaps ? null : first + IndexedKey.Sql(table.Name, key, key.Columns, step.Schema),
            Alembic = key.WithoutOverlaps || nullable.Length > 0 ? null : IndexedKey.Alembic(table.Name, key, key.Columns, step.Schema),
            Claim = effect,
        };
    }
}
