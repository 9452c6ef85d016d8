using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TableLockedByName : StatementRule<LockTable>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "table-locked-by-name",
        Code = "X07",
        Title = "LOCK TABLE",
        Why = "The lock is held until the transaction ends, whatever the statements behind it would need.",
        Advice = "Let each statement take its own lock; where one is needed first, take the weakest that does, with a short lock_timeout.",
        BadExample = "BEGIN; LOCK TABLE orders; COMMIT;",
        GoodExample = "BEGIN; LOCK TABLE orders IN SHARE UPDATE EXCLUSIVE MODE; COMMIT;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Medium where reads wait, Low where only writes do; Critical outside of a transaction, where it fails.",
        Reference = "https://www.postgresql.org/docs/current/sql-lock.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(LockTable statement, MigrationStep step) => statement.Tables
        .Select(table => step.EffectOn(table.Name))
        .OfType<LockEffect>()
        .Where(effect => effect.Mode.BlocksWrites())
        .Select(effect => new MigrationObservation
        {
            Object = effect.Relation.ToString(),
            Severity = IsOpen(step) ? null : Severity.Critical,
            Message = IsOpen(step)
                ? $"All {effect.Mode.Blocked()} of {effect.Relation} wait from here to the end of the transaction."
                : $"This fails: LOCK TABLE of {effect.Relation} is possible only in a transaction.",
            Recommendation = "Leave it out, or take the weakest lock that does, as late as possible.",
            Claim = effect,
        });

    private static bool IsOpen(MigrationStep step) => step.Session.IsInTransaction || step.Session.IsInBlock;
}
