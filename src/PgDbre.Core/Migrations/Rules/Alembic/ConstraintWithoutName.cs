using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConstraintWithoutName : RevisionRule
{
    private static readonly HashSet<string> Operations =
    [
        "create_foreign_key", "create_unique_constraint", "create_check_constraint", "create_primary_key", "create_exclude_constraint",
        "drop_constraint",
    ];

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "constraint-without-name",
        Code = "A17",
        Title = "A constraint is made or dropped without a name",
        Why = "PostgreSQL chooses a name that the downgrade cannot know; drop_constraint(None) fails.",
        Advice = "Name it, or give the metadata a naming convention.",
        BadExample = """
            def upgrade():
                op.create_unique_constraint(None, "settings", ["name"])
            def downgrade():
                op.drop_constraint(None, "settings", type_="unique")
            """,
        GoodExample = """
            def upgrade():
                op.create_unique_constraint("settings_name_key", "settings", ["name"])
            def downgrade():
                op.drop_constraint("settings_name_key", "settings", type_="unique")
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High; with a naming convention in the models the name is found there, which a revision does not show.",
        Reference = "https://alembic.sqlalchemy.org/en/latest/naming.html",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end) =>
        (script.Upgrade?.Operations ?? []).Concat(script.Downgrade?.Operations ?? [])
        .Where(operation => Operations.Contains(operation.Name) && operation.Argument(0, "constraint_name") is (null or NoneValue))
        .Select(operation => new MigrationObservation
        {
            Object = Table(operation) ?? script.Revision,
            Severity = Severity.High,
            Message = operation.Name == "drop_constraint"
                ? "drop_constraint has no name to drop, and fails unless the models have a naming convention."
                : "The constraint has no name, so that no downgrade can name it either.",
            Recommendation = "Give it the name it has in the database (\\d shows it).",
            Line = operation.Line,
        });

    private static string? Table(MigrationOperation operation) => operation.Batch is { Arguments: [var batch, ..] }
        ? batch.AsText
        : operation.Argument(1, operation.Name == "create_foreign_key" ? "source_table" : "table_name")?.AsText;
}
