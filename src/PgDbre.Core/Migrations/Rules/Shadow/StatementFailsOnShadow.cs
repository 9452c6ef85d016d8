using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class StatementFailsOnShadow : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statement-fails-on-shadow",
        Title = "A statement failed on the shadow",
        Why = "With the same schema and a few awkward rows it fails there; in production it would fail in the middle of the release.",
        Advice = "Mend the statement; where a row of the shadow is to blame, look for such rows in production first.",
        BadExample = "ALTER TABLE orders ADD COLUMN shelf integer NOT NULL;",
        GoodExample = "ALTER TABLE orders ADD COLUMN shelf integer NOT NULL DEFAULT 0;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical; High in a downgrade.",
    };

    internal override bool JudgesDowngrades => true;

    internal override bool NeedsShadow => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Trace is { Outcome: StatementOutcome.Failed } trace && step.Statement.Inside is null)
        {
            yield return new MigrationObservation
            {
                Object = step.Migration.Name,
                Severity = Severity.Critical,
                Message = $"On the shadow it fails: {trace.Message} ({trace.SqlState}).",
                Recommendation = "Mend the statement; if a row of the shadow is to blame, look for such rows in production first.",
            };
        }
    }
}
