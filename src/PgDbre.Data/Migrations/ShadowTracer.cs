using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>Runs a migration statement by statement in a scratch database and reports what each did.</summary>
/// <param name="database">Where; schema and rows as the migration shall find them.</param>
/// <param name="options">How.</param>
public sealed class ShadowTracer(ShadowDatabase database, TraceOptions options)
{
    /// <summary>Runs the statements in one session. What they do stays in the scratch database.</summary>
    /// <exception cref="PgDbreException">The server cannot be reached; what it refuses of the migration is in the traces.</exception>
    public async Task<ShadowRun> RunAsync(IReadOnlyList<ShadowStatement> statements, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statements);
        await database.MakeUpRolesAsync(RoleNames.In(statements.Select(one => one.Statement)), cancellation).ConfigureAwait(false);
        await database.PrepareTracingAsync(cancellation).ConfigureAwait(false);
        TracedSession session = await TracedSession.OpenAsync(database, options.StatementLimit, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            SessionState opening = await session.Probe.ReadAsync(last: null, cancellation).ConfigureAwait(false);
            MigrationTracer tracer = new(session, new StatementTracer(session, opening), options);
            foreach (ShadowStatement statement in statements)
            {
                await tracer.AddAsync(statement, cancellation).ConfigureAwait(false);
            }

            return await tracer.EndAsync(cancellation).ConfigureAwait(false);
        }
    }
}
