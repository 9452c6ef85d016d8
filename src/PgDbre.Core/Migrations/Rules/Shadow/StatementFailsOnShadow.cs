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
        SeverityRule = "Critical; Medium where a row of the shadow's making is to blame (SQLSTATE class 22 or 23), for production may have none such.",
    };

    internal override bool JudgesDowngrades => true;

    internal override bool NeedsShadow => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        StatementTrace? failure = step.RowFailure ?? (step.Trace is { Outcome: StatementOutcome.Failed } trace ? trace : null);
        if (failure is null || step.Statement.Inside is not null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = failure.FailedOnRows ? Severity.Medium : Severity.Critical,
            Message = $"On the shadow it fails{(failure.FailedOnRows ? " on a row made up there" : "")}: {failure.Message} ({failure.SqlState}).",
            Recommendation = failure.FailedOnRows
                ? "Look for such rows in production before it runs there."
                : "Mend the statement.",
        };
    }
}
