using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes;

/// <summary>The two plans a query gives: one for its shape, one for its cost. They are never mixed.</summary>
/// <param name="Query">The query.</param>
/// <param name="Shape">Planned without indexes, so that every condition shows.</param>
/// <param name="Cost">Planned as the server would run it.</param>
internal sealed record QueryPlans(WorkloadQuery Query, Plan Shape, Plan Cost)
{
    /// <summary>Null for a statement that has no plan at all (a rule rewrites it to nothing).</summary>
    /// <exception cref="PgDbreException">PgNotExplainable, or what the server refused.</exception>
    public static async Task<QueryPlans?> ReadAsync(
        PgConnection connection, ServerTransaction transaction, WorkloadQuery query, CancellationToken cancellation)
    {
        if (query.Statement is not { } statement)
        {
            return query.Plan is { } given ? new QueryPlans(query, given, given) : null;
        }

        if (StatementClassifier.Classify(statement) == StatementKind.Utility)
        {
            throw ExplainRefusal.Utility(statement);
        }

        PlanRequest request = RequestFor(query);
        Plan? cost = await StatementPlanner.PlanAsync(connection, transaction, request, cancellation).ConfigureAwait(false);
        Plan? shape = await StatementPlanner.PlanAsync(
            connection, transaction, request with { Settings = PlanScanner.DiscoverySettings }, cancellation).ConfigureAwait(false);
        return cost is null || shape is null ? null : new QueryPlans(query, shape, cost);
    }

    /// <summary>The request for the cost plan.</summary>
    public static PlanRequest RequestFor(WorkloadQuery query) => new()
    {
        Statement = query.Statement!,
        QueryId = query.QueryId,
        LimitRows = query.LimitRows,
    };
}
