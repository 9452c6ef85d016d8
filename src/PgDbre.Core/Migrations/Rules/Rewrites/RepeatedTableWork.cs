using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RepeatedTableWork : StatementRule<AlterTable>
{
    // Statements that stand further apart were hardly meant as one.
    private const int Neighbours = 5;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "repeated-table-work",
        Code = "W08",
        Title = "Several ALTER TABLEs that each work through the same table",
        Why = "Each of them reads or writes the whole table by itself; as actions of one statement they share one pass.",
        Advice = "Join them with commas, but for SET NOT NULL and the check that proves it.",
        BadExample = """
            ALTER TABLE orders ALTER COLUMN number TYPE bigint;
            ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;
            """,
        GoodExample = "ALTER TABLE orders ALTER COLUMN number TYPE bigint, ALTER COLUMN quantity TYPE bigint;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AlterTable statement, MigrationStep step)
    {
        QualifiedName table = step.Schema.Resolve(statement.Name);
        if (!IsMergeable(statement) || !Works(step.Effects, table))
        {
            yield break;
        }

        JudgedStatement? earlier = Enumerable.Range(1, Math.Min(Neighbours, step.Judged.Count))
            .Select(back => step.Judged[^back])
            .FirstOrDefault(one => one.IsDowngrade == step.IsDowngrade
                && one.Statement.Tree is AlterTable other && IsMergeable(other) && Works(one.Effects, table));
        if (earlier is { Statement.Tree: AlterTable first })
        {
            string sql = $"ALTER TABLE {statement.Name}\n    {string.Join(",\n    ", first.Actions.Concat(statement.Actions))};";
            yield return new MigrationObservation
            {
                Object = table.ToString(),
                Severity = Severity.Medium,
                Message = $"Line {earlier.Statement.Line} has worked through {table} already; this is the same once more.",
                Recommendation = "Join the two with a comma: one pass does for both.",
                Sql = sql,
            };
        }
    }

    // A key's index is built by itself in any case, and a foreign key is checked by a query of its own.
    private static bool Works(IReadOnlyList<LockEffect> effects, QualifiedName table) => effects.Any(effect =>
        effect is { Mode: LockMode.AccessExclusive, Work: TableWork.Scan or TableWork.Rewrite, IsCertain: true }
        && effect.Relation == table);

    private static bool IsMergeable(AlterTable statement) =>
        statement.Actions.All(action =>
            action is AddColumn or AlterColumnType or SetColumnExpression or AddConstraint { Constraint: CheckConstraint });
}
