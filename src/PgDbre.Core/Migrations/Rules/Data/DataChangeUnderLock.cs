using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DataChangeUnderLock : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "data-change-under-lock",
        Code = "M02",
        Title = "Many rows changed while DDL of the same transaction keeps a table locked",
        Why = "The lock that the DDL took ends with the transaction: others wait for it as long as the change of the rows takes.",
        Advice = "Commit the DDL first, and change the rows in a transaction (a revision) of their own.",
        BadExample = """
            BEGIN;
            ALTER TABLE orders ADD COLUMN priority integer;
            UPDATE orders SET priority = 0;
            COMMIT;
            """,
        GoodExample = """
            BEGIN;
            ALTER TABLE orders ADD COLUMN priority integer;
            COMMIT;
            UPDATE orders SET priority = 0;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical under ACCESS EXCLUSIVE, High under a lock that blocks writes alone; one level less below a million "
            + "rows, two "
            + "below ten thousand.",
        Reference = "https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        HeldLock? held = step.Session.FirstExclusive
            ?? step.Session.Held.FirstOrDefault(one => one.Effect.Mode >= LockMode.ShareRowExclusive);
        if (held is null)
        {
            yield break;
        }

        foreach (RowChange change in RowChange.In(step).Where(change => change.Extent != ChangeExtent.Few))
        {
            string table = step.Display(change.Target);
            string size = change.Rows is { } rows ? $" ({Quantity.Count(rows)} rows)" : "";
            LockEffect claim = held.Effect with { Work = TableWork.Scan };
            yield return new MigrationObservation
            {
                Object = held.Effect.Relation.ToString(),
                Severity = MigrationSeverity.Of(claim, change.Rows),
                Message = $"Until this {change.Verb} of {table}{size} is over, {held.Effect.Mode.Blocked()} of "
                    + $"{held.Effect.Relation} wait: the "
                    + $"transaction has held {held.Effect.Mode.Name()} on it since line {held.Statement.Line}.",
                Recommendation = "Commit the change of the schema first; change the rows in a transaction of their own, in batches.",
                Claim = step.EffectOn(change.Target),
            };
        }
    }
}
