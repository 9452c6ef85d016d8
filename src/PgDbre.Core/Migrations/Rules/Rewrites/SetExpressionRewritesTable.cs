using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SetExpressionRewritesTable : ActionRule<SetColumnExpression>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "set-expression-rewrites-table",
        Code = "W06",
        Title = "ALTER COLUMN … SET EXPRESSION of a stored column",
        Why = "The value of every row is computed again: the table and all its indexes are written anew while nobody can use it.",
        Advice = "Add a column beside it, switch readers over, drop the old one; a VIRTUAL column (18) stores nothing.",
        BadExample = """
            CREATE TABLE IF NOT EXISTS prices (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED);
            ALTER TABLE prices ALTER COLUMN gross SET EXPRESSION AS (net * 1.16);
            """,
        GoodExample = "CREATE TABLE rates (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.16) STORED);",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(SetColumnExpression action, AlterTable table, MigrationStep step)
    {
        if (step.EffectOf(action, table) is { Work: TableWork.Rewrite } effect)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(table.Name, action.Column),
                Message = $"{SqlIdentifier.Display(action.Column)} is computed again for every row of "
                    + $"{step.Display(table.Name)}, which is written anew.",
                Recommendation = "Add a column with the new expression beside it in a quiet hour, or keep a plain one by "
                    + "trigger and fill it in batches.",
                Claim = effect,
            };
        }
    }
}
