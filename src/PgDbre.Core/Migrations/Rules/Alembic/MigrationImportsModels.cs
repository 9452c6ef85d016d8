using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class MigrationImportsModels : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "migration-imports-models",
        Code = "A13",
        Title = "A revision imports the application's models",
        Why = "The models go on changing; run on an empty database next year, the revision asks for columns that do not exist yet.",
        Advice = "Describe the tables it needs in the revision itself: sa.table(), sa.column().",
        BadExample = """
            from app.models import Order
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
            def downgrade():
                op.drop_column("orders", "paid_at")
            """,
        GoodExample = """
            orders = sa.table("orders", sa.column("id", sa.BigInteger()))
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
            def downgrade():
                op.drop_column("orders", "paid_at")
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end)
    {
        foreach (Statement statement in script.Module.Body)
        {
            if (Models(statement) is { } module)
            {
                yield return new MigrationObservation
                {
                    Object = script.Revision,
                    Severity = Severity.Medium,
                    Message = $"It imports {module}, whose models will not stay as they are now.",
                    Recommendation = "Describe the tables in the revision itself, with sa.table() and sa.column().",
                    Line = statement.Line,
                };
            }
        }
    }

    private static string? Models(Statement statement) => statement switch
    {
        ImportFromStatement { Module: { } module } when IsModels(module) => module,
        ImportStatement import => import.Names.Select(name => name.Name).FirstOrDefault(IsModels),
        _ => null,
    };

    private static bool IsModels(string module) => module.Split('.')[^1] is "models" or "model" or "orm" or "entities";
}
