using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumTypeNotCreated : ActionRule<AddColumn>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "enum-type-not-created",
        Code = "A04",
        Title = "add_column with an enum that nothing creates",
        Why = "Alembic emits CREATE TYPE with create_table only: online the statement fails, because the type does not exist.",
        Advice = "Create the type first: sa.Enum(…).create(op.get_bind(), checkfirst=True).",
        BadExample = """
            def upgrade():
                op.add_column("orders", sa.Column("mood", sa.Enum("good", "bad", name="order_mood")))
            def downgrade():
                op.drop_column("orders", "mood")
            """,
        GoodExample = """
            mood = sa.Enum("good", "bad", name="order_mood")
            def upgrade():
                mood.create(op.get_bind(), checkfirst=True)
                op.add_column("orders", sa.Column("mood", mood))
            def downgrade():
                op.drop_column("orders", "mood")
                mood.drop(op.get_bind(), checkfirst=True)
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical where the schema is known; else High, because the type may be there already.",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AddColumn action, AlterTable table, MigrationStep step)
    {
        if (action.Column.Type is not { } type || step.Statement.Operation is not { } operation || !AddsEnum(operation)
            || step.Schema.Types.Enum(type.Name) is not null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{action.Column.Name}",
            Severity = step.Schema.IsComplete ? Severity.Critical : Severity.High,
            Message = $"Nothing creates the type {type.Name}{(step.Schema.IsComplete ? "" : " in this chain")}: add_column does not, and fails "
                + "without it.",
            Recommendation = "Create the type before the column, and drop it in the downgrade behind the column.",
            Sql = null,
            Alembic = $"sa.Enum(…, name=\"{type.Name.Name}\").create(op.get_bind(), checkfirst=True)",
        };
    }

    private static bool AddsEnum(MigrationOperation operation) =>
        operation.Call.Arguments.Concat(operation.Call.Keywords.Values).OfType<CallValue>()
            .SelectMany(column => column.Arguments.Concat(column.Keywords.Values)).OfType<CallValue>()
            .Any(type => type.Function.EndsWith(".Enum", StringComparison.OrdinalIgnoreCase));
}
