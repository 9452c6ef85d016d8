using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BatchRecreatesTable : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "batch-recreates-table",
        Code = "A16",
        Title = "batch_alter_table copies the whole table",
        Why = "With recreate=\"always\" Alembic makes a new table, copies every row, drops the old one and with it foreign keys that "
            + "point at it, privileges, triggers and policies. PostgreSQL needs nothing of that: it can alter a table.",
        Advice = "Leave recreate out, or use plain operations.",
        BadExample = """
            def upgrade():
                with op.batch_alter_table("settings", recreate="always") as batch:
                    batch.add_column(sa.Column("note", sa.Text()))
            def downgrade():
                op.drop_column("settings", "note")
            """,
        GoodExample = """
            def upgrade():
                with op.batch_alter_table("settings") as batch:
                    batch.add_column(sa.Column("note", sa.Text()))
            def downgrade():
                op.drop_column("settings", "note")
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical.",
        Reference = "https://alembic.sqlalchemy.org/en/latest/batch.html",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end) =>
        (script.Upgrade?.Operations ?? [])
        .Where(operation => operation.Batch?.Keywords.GetValueOrDefault("recreate")?.AsText == "always")
        .DistinctBy(operation => operation.Batch!.Node.Line)
        .Select(operation => new MigrationObservation
        {
            Object = operation.Batch is { Arguments: [var table, ..] } ? table.AsText ?? script.Revision : script.Revision,
            Severity = Severity.Critical,
            Message = "recreate=\"always\" copies every row into a new table while nobody can use the old one, and loses what hangs on it.",
            Recommendation = "Leave recreate out: PostgreSQL alters tables in place.",
            Line = operation.Batch!.Node.Line,
        });
}
