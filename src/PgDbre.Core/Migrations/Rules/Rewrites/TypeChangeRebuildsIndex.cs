using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeChangeRebuildsIndex : TypeChangeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-type-change-rebuilds-index",
        Code = "W02",
        Title = "ALTER COLUMN … TYPE that builds indexes again",
        Why = "The table stays as it is, yet an expression or partial index on the column, or a new collation, means a build "
            + "under ACCESS EXCLUSIVE.",
        Advice = "Drop the index CONCURRENTLY before, and build it CONCURRENTLY afterwards.",
        BadExample = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);",
        GoodExample = """
            DROP INDEX CONCURRENTLY orders_code_lower_idx;
            ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
            CREATE INDEX CONCURRENTLY orders_code_lower_idx ON orders (lower(code));
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override TableWork Work => TableWork.IndexBuild;

    private protected override MigrationObservation Observe(
        AlterColumnType action, AlterTable table, ColumnTypeChange change, LockEffect effect, MigrationStep step)
    {
        IndexModel[] plain = [.. change.Rebuilt.Where(index => index.Constraint is null && index.Name is not null)];
        string names = string.Join(", ", change.Rebuilt.Select(index => SqlIdentifier.Display(index.Name ?? "an index")));
        return new MigrationObservation
        {
            Object = step.Display(table.Name, action.Column),
            Message = $"The rows of {step.Display(table.Name)} stay as they are, but {names} "
                + $"{(change.Rebuilt.Count == 1 ? "is" : "are")} built again.",
            Recommendation = "Drop what can be done without for a while, change the type, and build it CONCURRENTLY again.",
            Sql = plain.Length == change.Rebuilt.Count ? Steps(plain, table, action, step) : null,
            Claim = effect,
        };
    }

    private static string Steps(IndexModel[] indexes, AlterTable table, AlterColumnType action, MigrationStep step)
    {
        IEnumerable<string> drops = indexes.Select(index =>
            $"DROP INDEX CONCURRENTLY {step.Schema.Resolve(table.Name) with { Name = index.Name! }};");
        return $"""
            {string.Join('\n', drops)}
            ALTER TABLE {table.Name} {action};
            -- then the same indexes again, CREATE INDEX CONCURRENTLY
            """;
    }
}
