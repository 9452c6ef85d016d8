using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnWithKey : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-unique",
        Code = "C05",
        Title = "ADD COLUMN UNIQUE or PRIMARY KEY",
        Why = "Its index is built from the whole table under ACCESS EXCLUSIVE, even where the new column is NULL in every row.",
        Advice = "Add the column, build the index CONCURRENTLY, then ADD CONSTRAINT … USING INDEX.",
        BadExample = "ALTER TABLE orders ADD COLUMN reference text UNIQUE;",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN reference text;
            CREATE UNIQUE INDEX CONCURRENTLY orders_reference_key ON orders (reference);
            ALTER TABLE orders ADD CONSTRAINT orders_reference_key UNIQUE USING INDEX orders_reference_key;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.Key;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        KeyConstraint key = column.Constraints.OfType<KeyConstraint>().First();
        string kind = key is PrimaryKeyConstraint ? "PRIMARY KEY" : "UNIQUE";
        string add = $"ALTER TABLE {table.Name} ADD COLUMN {PlainColumn.Of(column)};";
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"{kind} on the new column builds an index from all rows of {step.Display(table.Name)} while nobody can "
                + "use the table.",
            Recommendation = "Add the column alone, build the unique index CONCURRENTLY, and make it the constraint's.",
            Sql = $"{add}\n{IndexedKey.Sql(table.Name, key, [column.Name], step.Schema)}",
            Alembic = $"{AlembicCode.Execute(add)}\n{IndexedKey.Alembic(table.Name, key, [column.Name], step.Schema)}",
            Claim = effect,
        };
    }
}
