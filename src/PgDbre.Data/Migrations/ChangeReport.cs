using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>Joins what the catalogs show with what event triggers told.</summary>
internal sealed class ChangeReport(SessionChange change, ServerEvents events, bool hasEventTriggers)
{
    private const string NoTriggers =
        "The role is no superuser and may make no event trigger: of what is dropped and created only relations are seen.";

    /// <summary>The trace with all lists filled.</summary>
    public StatementTrace AddTo(StatementTrace trace, Statement statement, IReadOnlySet<(uint Relation, LockMode Mode)> seen)
    {
        bool truncates = trace.Sql.Contains("truncate", StringComparison.OrdinalIgnoreCase);
        StatementTrace described = trace with
        {
            Locks = change.Locks(seen),
            Indexes = change.Validities(),
            FullScans = change.FullScans(events.Rewritten, truncates),
            Rows = change.Rows(),
            Notices = [.. events.Notices],
        };
        if (trace.Outcome == StatementOutcome.Failed)
        {
            return described;
        }

        return described with
        {
            Rewrites = change.Rewrites(events.Rewritten, truncates),
            IndexBuilds = change.IndexBuilds(truncates),
            Dropped = hasEventTriggers ? change.WithAge(events.Dropped) : change.DroppedRelations(Names(statement)),
            Created = hasEventTriggers ? [.. events.Created] : change.CreatedRelations(),
            NotSeen = hasEventTriggers || !ChangesSchema(described) ? [] : [NoTriggers],
        };
    }

    private bool ChangesSchema(StatementTrace trace) => trace.Indexes.Count > 0 || change.CreatedRelations().Count > 0
        || trace.Locks.Any(taken => taken.Mode >= LockMode.ShareUpdateExclusive);

    private static HashSet<string> Names(Statement statement) =>
        [.. statement.Source.Tokens.Select(token => token.Identifier).OfType<string>()];
}
