using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DowngradeMissing : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "downgrade-missing",
        Code = "A01",
        Title = "No way back",
        Why = "When the release has to be taken back at night, the schema cannot be.",
        Advice = "Write the downgrade; where there is none, let it raise, so that nobody takes an empty one for a way back.",
        BadExample = """
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
            def downgrade():
                pass
            """,
        GoodExample = """
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
            def downgrade():
                op.drop_column("orders", "paid_at")
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; Info where the downgrade raises: it says that there is no way back.",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end)
    {
        bool changes = end.Migration.Statements.Count > 0;
        string? fault = script.Downgrade switch
        {
            null => "has no downgrade()",
            { IsEmpty: true } => "has a downgrade() that does nothing",
            { RaisesAtOnce: true } => "declares in downgrade() that there is no way back",
            _ => null,
        };
        if (!changes || fault is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = script.Revision,
            Severity = script.Downgrade is { RaisesAtOnce: true } ? Severity.Info : Severity.Medium,
            Message = $"Revision {script.Revision} {fault}, though its upgrade changes the database.",
            Recommendation = "Write the downgrade that undoes the upgrade; where rows are lost for good, let it raise and say so.",
            Line = script.Downgrade?.Function.Line ?? script.Upgrade?.Function.Line ?? 1,
        };
    }
}
