using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumTypeLeftBehind : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "enum-type-left-behind",
        Code = "A03",
        Title = "The downgrade leaves an enum type behind",
        Why = "drop_table and drop_column do not drop the type: the next upgrade fails, because the type exists.",
        Advice = "Drop the type in the downgrade, behind what uses it.",
        BadExample = """
            def upgrade():
                op.create_table("jobs", sa.Column("state", sa.Enum("new", "done", name="job_state")))
            def downgrade():
                op.drop_table("jobs")
            """,
        GoodExample = """
            def upgrade():
                op.create_table("jobs", sa.Column("state", sa.Enum("new", "done", name="job_state")))
            def downgrade():
                op.drop_table("jobs")
                sa.Enum(name="job_state").drop(op.get_bind(), checkfirst=True)
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end) =>
        script.Downgrade is null or { IsEmpty: true } or { RaisesAtOnce: true }
            ? []
            : end.Migration.Statements
                .Where(statement => statement.Tree is CreateEnumType type && !IsDropped(type.Name, end.Migration))
                .Select(statement => Observe(statement, ((CreateEnumType)statement.Tree).Name));

    // By the name alone: where a schema is left out in one place, the search_path decides.
    private static bool IsDropped(QualifiedName type, Migration migration) => migration.Downgrade.Any(statement =>
        statement.Tree is DropObject { Kind: ObjectKind.Type } drop && drop.Names.Any(name => name.Name == type.Name));

    private static MigrationObservation Observe(MigrationStatement statement, QualifiedName type) => new()
    {
        Object = type.ToString(),
        Severity = Severity.High,
        Message = $"The downgrade does not drop the type {type}, so that the next upgrade fails on it.",
        Recommendation = "Drop the type at the end of the downgrade.",
        Sql = $"DROP TYPE {type};",
        Alembic = $"sa.Enum(name=\"{type.Name}\").drop(op.get_bind(), checkfirst=True)",
        At = statement,
    };
}
