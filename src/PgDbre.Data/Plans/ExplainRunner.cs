using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// EXPLAIN for a user: refuses what could do harm, runs the rest in a transaction of its own that is rolled back. One round trip
/// where nothing runs; two with leave to write, three for -Analyze, which looks for volatile functions first.
/// </summary>
public static class ExplainRunner
{
    /// <summary>The plan of one statement without findings; null for a statement that a rule rewrites to nothing. Only with <paramref name="allowWrite"/> may what it runs write.</summary>
    /// <exception cref="PgDbreException">PgNotExplainable, PgParameterValuesMissing, PgWriteNotAllowed, or what the server refused.</exception>
    public static async Task<Plan?> RunAsync(
        PgConnection connection, PlanRequest request, SessionLimits limits, bool allowWrite, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        StatementKind kind = StatementClassifier.Classify(request.Statement);
        if (kind == StatementKind.Utility)
        {
            throw ExplainRefusal.Utility(request.Statement);
        }

        if (request is { Analyze: true, IsGeneric: true })
        {
            throw ExplainRefusal.ValuesMissing(request.Statement.ParameterCount);
        }

        if (request.Values is { } values && values.Count != request.Statement.ParameterCount)
        {
            throw ExplainRefusal.ValueCount(request.Statement.ParameterCount, values.Count);
        }

        if (request.Analyze && kind == StatementKind.Write && !allowWrite)
        {
            throw ExplainRefusal.Writes();
        }

        ServerTransaction transaction = request.Analyze && allowWrite
            ? await ServerTransaction.ReadWriteAsync(connection, limits, cancellation).ConfigureAwait(false)
            : await ServerTransaction.DeferredReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (request.Analyze && !allowWrite)
            {
                await VolatileFunctions.RefuseAsync(transaction, request, "-Analyze", cancellation).ConfigureAwait(false);
            }

            return request.Nested
                ? await NestedExplain.RunAsync(connection, transaction, request, cancellation).ConfigureAwait(false)
                : await StatementPlanner.PlanAsync(connection, transaction, request, cancellation, isLast: true).ConfigureAwait(false);
        }
    }
}
