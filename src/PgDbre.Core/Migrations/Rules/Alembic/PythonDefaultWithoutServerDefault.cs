using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class PythonDefaultWithoutServerDefault : ActionRule<AddColumn>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "python-default-without-server-default",
        Code = "A05",
        Title = "NOT NULL column whose default only Python knows",
        Why = "default= fills new rows of this application. The rows that are there get NULL, and the statement fails.",
        Advice = "Give server_default=, or add the column nullable, fill it, and make it NOT NULL.",
        BadExample = """
            def upgrade():
                op.add_column("orders", sa.Column("tries", sa.Integer(), nullable=False, default=0))
            def downgrade():
                op.drop_column("orders", "tries")
            """,
        GoodExample = """
            def upgrade():
                op.add_column("orders", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
            def downgrade():
                op.drop_column("orders", "tries")
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical.",
        Reference = "https://docs.sqlalchemy.org/en/20/core/defaults.html#server-invoked-ddl-explicit-default-expressions",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AddColumn action, AlterTable table, MigrationStep step)
    {
        CallValue? column = step.Statement.Operation is { } operation ? operation.Call.Arguments.OfType<CallValue>().FirstOrDefault(
            value => value.Keywords.ContainsKey("default")) : null;
        if (column is null || !action.Column.IsNotNull || action.Column.Default is not null || step.IsNew(table.Name))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{action.Column.Name}",
            Severity = Severity.Critical,
            Message = $"default= does not reach the rows that {step.Display(table.Name)} already has: they would be NULL, and adding the "
                + "NOT NULL column fails.",
            Recommendation = "Use server_default= in place of default=; it may be dropped once the rows have it.",
            Alembic = $"op.add_column(\"{table.Name.Name}\", sa.Column(\"{action.Column.Name}\", …, nullable=False, server_default=…))",
        };
    }
}
