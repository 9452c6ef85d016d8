using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Nested;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// Runs one statement under EXPLAIN ANALYZE while auto_explain reports what runs inside its functions and triggers. The settings are
/// made and undone behind the planner's savepoint, so that nothing of them outlives the statement, through a pooler too.
/// </summary>
internal static class NestedExplain
{
    /// <summary>The plan with its nested statements, without findings; null for a statement that a rule rewrites to nothing.</summary>
    /// <exception cref="PgDbreException">PgAutoExplainUnavailable, or what the server refused.</exception>
    public static async Task<Plan?> RunAsync(
        PgConnection connection, ServerTransaction transaction, PlanRequest request, CancellationToken cancellation)
    {
        int version = connection.Identity.VersionNumber;
        bool isLogged = await AutoExplain.LoadAsync(transaction, version, cancellation).ConfigureAwait(false);
        NestedCollector collector = new(StatementPlanner.IsOwn);
        void Collect(object sender, NpgsqlNoticeEventArgs notice) => collector.Add(notice.Notice.MessageText);

        transaction.Connection.Notice += Collect;
        try
        {
            PlanRequest reported = request.With(AutoExplain.Settings);
            Plan? plan = await StatementPlanner.PlanAsync(connection, transaction, reported, cancellation).ConfigureAwait(false);
            PlanContext context = new() { Server = connection.Server, Database = connection.Database, VersionNumber = version };
            return plan is null ? null : plan with { Nested = collector.ToList(plan.ExecutionMs, context, isLogged) };
        }
        finally
        {
            transaction.Connection.Notice -= Collect;
        }
    }
}
