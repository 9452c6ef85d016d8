using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class UnclaimedWorkOnShadow : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "blocking-work-on-shadow",
        Title = "The shadow shows work under a lock that no rule foresaw",
        Why = "A function, a trigger or dynamic SQL does it, or a form of the statement that no rule knows.",
        Advice = "Read what the statement calls; split the work from the lock.",
        BadExample = "DO $$ BEGIN EXECUTE format('ALTER TABLE %s ALTER quantity TYPE bigint', 'public.orders'::regclass); END $$;",
        GoodExample = "DO $$ BEGIN EXECUTE format('COMMENT ON TABLE %s IS ''sales''', 'public.orders'::regclass); END $$;",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
    };

    internal override bool JudgesDowngrades => true;

    internal override bool NeedsShadow => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Trace is not { Outcome: StatementOutcome.Ran } trace || step.Statement.Inside is not null)
        {
            yield break;
        }

        foreach (TracedLock taken in trace.Locks.Where(one => !one.Relation.IsNew && one.Relation.Table is null && one.Mode.BlocksWrites()))
        {
            QualifiedName relation = new(taken.Relation.Name.Schema, taken.Relation.Name.Name);
            LockEffect shown = ShadowProof.Shown(trace, relation);
            if (!shown.BlocksWhileWorking || step.IsNew(relation) || IsForeseen(step, relation))
            {
                continue;
            }

            yield return new MigrationObservation
            {
                Object = relation.ToString(),
                Message = $"The shadow shows what the text does not: {shown}.",
                Recommendation = "Find what does it (a function, a trigger, dynamic SQL), and do it in batches or without the lock.",
                Claim = shown,
            };
        }
    }

    // Said of the statement itself, or of one inside of its block.
    private static bool IsForeseen(MigrationStep step, QualifiedName relation) =>
        step.EffectOn(relation) is { Work: > TableWork.Rows }
        || step.Later.TakeWhile(statement => statement.Inside is not null).Any(statement =>
            StatementLocks.Of(statement.Tree, new LockContext(step.Schema, step.Options.TargetVersion))
                .Any(effect => effect.Relation == relation && effect.Work > TableWork.Rows));
}
