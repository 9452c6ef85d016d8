using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SeveralTablesLocked : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "several-tables-locked",
        Code = "X04",
        Title = "One transaction locks several tables",
        Why = "It waits for the second table with the first one locked; and a transaction that takes them the other way round ends "
            + "in a deadlock.",
        Advice = "One transaction for each table; where they belong together, always in the same order.",
        BadExample = """
            BEGIN;
            ALTER TABLE settings ADD COLUMN scope text;
            ALTER TABLE orders ADD COLUMN paid_at timestamptz;
            COMMIT;
            """,
        GoodExample = """
            ALTER TABLE settings ADD COLUMN scope text;
            ALTER TABLE orders ADD COLUMN paid_at timestamptz;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium where the first table is locked against reads, Low where only against writes; once for each transaction.",
        Reference = "https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (!step.Session.IsInTransaction || step.Session.Held.IsEmpty
            || step.Effects.Where(effect => IsStrong(effect, step.Statement, step)).ToArray() is not { Length: > 0 } taken)
        {
            yield break;
        }

        HeldLock[] held = [.. step.Session.Held.Where(one => IsStrong(one.Effect, one.Statement, step))];
        if (held.Length == 0 || held.Any(one => one.Statement != held[0].Statement && !IsOneOf(one.Effect.Relation, held[0], step)))
        {
            yield break;
        }

        LockEffect? second = taken.FirstOrDefault(effect => held.All(one => one.Effect.Relation != effect.Relation)
            && !held.Any(one => IsFamily(one.Effect.Relation, effect.Relation, step)));
        if (second is null)
        {
            yield break;
        }

        HeldLock first = held.MaxBy(one => one.Effect.Mode)!;
        yield return new MigrationObservation
        {
            Object = second.Relation.ToString(),
            Severity = first.Effect.Mode.BlocksReads() ? Severity.Medium : Severity.Low,
            Message = $"While this waits for {second.Mode.Name()} on {second.Relation}, {first.Effect.Relation} stays locked "
                + $"(since line {first.Statement.Line}); two such transactions in another order end in a deadlock.",
            Recommendation = "Commit in between, or lock the tables always in the same order and with a short lock_timeout.",
            Sql = "COMMIT;\nBEGIN;\nSET LOCAL lock_timeout = '2s';",
        };
    }

    // A view is dropped and made again with its table's change, which it cannot be without.
    private static bool IsStrong(LockEffect effect, MigrationStatement by, MigrationStep step) => effect.Mode >= LockMode.ShareRowExclusive
        && by.Tree is not DropObject { Kind: ObjectKind.View or ObjectKind.MaterializedView }
        && step.Schema.Find(effect.Relation) is not { Kind: RelationKind.View or RelationKind.MaterializedView };

    private static bool IsOneOf(QualifiedName relation, HeldLock first, MigrationStep step) =>
        relation == first.Effect.Relation || IsFamily(relation, first.Effect.Relation, step);

    // A partition and its parent are one table to whoever waits for them.
    private static bool IsFamily(QualifiedName one, QualifiedName other, MigrationStep step) =>
        step.Schema.Find(one)?.PartitionOf is { } parent && (parent == other || parent == step.Schema.Find(other)?.PartitionOf)
        || step.Schema.Find(other)?.PartitionOf == one;
}
