using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class WorkUnderExclusiveLock : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "work-under-exclusive-lock",
        Code = "X03",
        Title = "Long work while an earlier statement keeps a table locked",
        Why = "The lock of the earlier statement, which would be gone in a moment, lasts as long as the work of the later one.",
        Advice = "Commit in between: one transaction for each statement that takes time.",
        BadExample = """
            BEGIN;
            ALTER TABLE settings ADD COLUMN scope text;
            CREATE INDEX orders_note_idx ON orders (note);
            COMMIT;
            """,
        GoodExample = """
            BEGIN;
            ALTER TABLE settings ADD COLUMN scope text;
            COMMIT;
            CREATE INDEX orders_note_idx ON orders (note);
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High; one level less below a million rows, two below ten thousand.",
        Reference = "https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Session.FirstExclusive is not { } held || Work(step, held) is not { } work)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = held.Effect.Relation.ToString(),
            Severity = Scaled(step, work.Effect),
            Message = $"{held.Effect.Relation} has been locked since line {held.Statement.Line}, and its readers wait until this "
                + $"{work.What}.",
            Recommendation = "Commit before it: what takes time belongs into a transaction of its own.",
            Claim = work.Effect,
        };
    }

    private static (string What, LockEffect? Effect)? Work(MigrationStep step, HeldLock held)
    {
        LockEffect? working = step.Effects.FirstOrDefault(effect => effect.Work > TableWork.Rows && !IsSaidElsewhere(step, effect, held));
        if (working is not null)
        {
            return ($"has {Done(working.Work)} {working.Relation}", working);
        }

        return step.Statement.Tree switch
        {
            CreateTableAs { WithNoData: false, Query: SelectStatement query } when ReadsOld(query, step) => ("has copied its query's "
                + "rows", null),
            InsertStatement { IsFromQuery: true, Query: SelectStatement { Where: null } query } when ReadsOld(query, step) =>
                ("has copied its query's rows", null),
            DataStatement data when data.FunctionCalls.Any(call => call.Name.Name is "pg_sleep" or "pg_sleep_for" or "pg_sleep_until") =>
                ("has slept", null),
            _ => null,
        };
    }

    // The same table locked as strongly already: the rule about the statement itself says it all. NOT VALID and VALIDATE in one
    // transaction has a rule of its own.
    private static bool IsSaidElsewhere(MigrationStep step, LockEffect effect, HeldLock held) =>
        (effect.Relation == held.Effect.Relation && effect.Mode.BlocksReads())
        || (step.Statement.Tree is AlterTable { Actions: [ValidateConstraint validate] } table
            && step.Schema.Find(table.Name)?.Constraint(validate.Constraint)?.AddedInTransaction == step.Session.Transaction);

    private static bool ReadsOld(SelectStatement query, MigrationStep step) =>
        !query.HasLimit && query.Reads.Any(source => step.Schema.Find(source) is RelationModel known && !step.IsNew(known.Name));

    private static string Done(TableWork work) => work switch
    {
        TableWork.Scan => "read the whole of",
        TableWork.IndexBuild => "built an index on",
        _ => "rewritten",
    };

    private static Severity Scaled(MigrationStep step, LockEffect? effect)
    {
        double? rows = effect is null ? null : step.Rows(effect.Relation);
        return MigrationSeverity.Of(new LockEffect(new QualifiedName(null, "held"), LockMode.Share, TableWork.Scan), rows);
    }
}
