using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Review;

/// <summary>One migration's part of the way.</summary>
internal sealed class MigrationWalk(
    IReadOnlyList<MigrationRule> rules, ReviewOptions options, IReadOnlyList<Migration> chain, int ordinal,
    RevisionRoundTrip? shadow = null)
{
    private readonly Migration _migration = chain[ordinal];
    private readonly List<Finding> _findings = [];
    private readonly List<JudgedStatement> _statements = [];
    private readonly ShadowTraces _traces = ShadowTraces.Of(chain[ordinal], shadow);

    /// <summary>Walks it, up and, where it has one, down again; schema and session end as the upgrade leaves them.</summary>
    public MigrationReview Run(ref SchemaModel schema, ref SessionModel session)
    {
        SchemaModel before = schema;
        Walk(_migration.Statements, isDowngrade: false, ref schema, ref session);
        SchemaModel after = schema;
        SchemaModel? undone = null;
        if (_migration.Downgrade.Count > 0)
        {
            SchemaModel down = after;
            SessionModel other = session.End();
            Walk(_migration.Downgrade, isDowngrade: true, ref down, ref other);
            undone = down;
        }

        Conclude(new MigrationEnd
        {
            Migration = _migration,
            Ordinal = ordinal,
            IsLast = ordinal == chain.Count - 1,
            Chain = chain,
            Before = before,
            After = after,
            AfterDowngrade = undone,
            Session = session,
            Shadow = shadow,
            Options = options,
        });
        session = session.IsRunnersTransaction ? session.End() : session;
        schema = schema.Settled(ordinal);
        return new MigrationReview(_migration, InOrder(), _statements);
    }

    // Relations have no order of their own: the same migration must give the same list each time.
    private IReadOnlyList<Finding> InOrder() =>
    [
        .. _findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal).ThenBy(finding => finding.Object, StringComparer.Ordinal),
    ];

    private void Walk(IReadOnlyList<MigrationStatement> statements, bool isDowngrade, ref SchemaModel schema, ref SessionModel session)
    {
        for (int position = 0; position < statements.Count; position++)
        {
            MigrationStatement statement = statements[position];
            session = SessionChange.Before(session, schema, statement, _migration.IsTransactional);
            MigrationStep step = new()
            {
                Migration = _migration,
                Ordinal = ordinal,
                Statement = statement,
                Statements = statements,
                Position = position,
                IsDowngrade = isDowngrade,
                Schema = schema,
                Session = session,
                Effects = [],
                Trace = _traces.Find(statement),
                RowFailure = isDowngrade ? null : _traces.RowFailure(statement),
                Options = options,
                Judged = _statements,
            };
            IReadOnlyList<LockEffect> effects = StatementLocks.Of(statement.Tree, step.Context);
            step = step with { Effects = [.. effects.Where(effect => !step.IsNew(effect.Relation))] };
            Examine(step);
            SchemaModel next = statement.Tree is TransactionStatement { Kind: TransactionKind.Rollback } && session.SchemaAtBegin is { } begun
                ? begun
                : new SchemaChange(ordinal, session.Transaction, statement).Apply(schema);
            session = SessionChange.After(session, schema, statement, step.Effects);
            schema = next;
        }
    }

    private void Examine(MigrationStep step)
    {
        MigrationFindings make = new(step.Migration, step.Statement, step.Schema, step.IsDowngrade) { Options = options, Trace = step.Trace };
        IReadOnlyList<Finding> found = RuleFamily.Examine(
            rules.Where(rule => !step.IsDowngrade || rule.JudgesDowngrades),
            rule => rule.Examine(step).Select(seen => make.Of(rule.Metadata, seen)),
            _migration.Name);
        _findings.AddRange(found);
        _statements.Add(new JudgedStatement(step.Statement, step.Effects, step.IsDowngrade) { Trace = step.Trace });
    }

    private void Conclude(MigrationEnd end)
    {
        MigrationFindings make = new(_migration, statement: null, end.After, isDowngrade: false) { Options = options };
        _findings.AddRange(RuleFamily.Examine(
            rules, rule => rule.Conclude(end).Select(seen => make.Of(rule.Metadata, seen)), _migration.Name));
    }
}
