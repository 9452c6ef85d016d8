using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>What a user's vector search says by its plan: which index, behind which condition, for how many rows.</summary>
/// <param name="Index">The index that the planner would take.</param>
/// <param name="Where">The condition on the table as the server deparses it, without an alias; null for none.</param>
/// <param name="Top">Its LIMIT, by the plan.</param>
/// <param name="RerankOperator">The distance that the found rows are ordered by anew; null if they are not.</param>
internal sealed record VectorQuery(TableName Index, string? Where, int Top, string? RerankOperator)
{
    // The planner shall take the index however few the rows are; which other ways there are is asked later, with each setting.
    private static readonly Dictionary<string, string> Pressed = new() { ["enable_seqscan"] = "off", ["enable_sort"] = "off" };

    /// <exception cref="PgDbreException">PgVectorIndexUnused, PgVectorQueryUnsupported, PgParameterValuesMissing, or what the server
    /// refused.</exception>
    public static async Task<VectorQuery> ReadAsync(
        PgConnection connection, ServerTransaction transaction, VectorMeasureRequest request, CancellationToken cancellation)
    {
        SqlStatement statement = request.Query!;
        if (request.Values.Count > 0 && request.Values.Count != statement.ParameterCount)
        {
            throw ExplainRefusal.ValueCount(statement.ParameterCount, request.Values.Count);
        }

        PlanRequest wanted = new() { Statement = statement, Values = request.Values.Count > 0 ? request.Values : null, Settings = Pressed };
        Plan? plan = await StatementPlanner.PlanAsync(connection, transaction, wanted, cancellation).ConfigureAwait(false);
        PlanNode scan = plan?.Root.Subtree().FirstOrDefault(node => node.IndexName is not null && VectorDistance.IsIn(node.OrderBy))
            ?? throw VectorIndexRefusal.QueryWithoutIndex(statement.Text);
        PlanNode[] above = [.. scan.Ancestors()];
        return new VectorQuery(
            new TableName(scan.Schema ?? "public", scan.IndexName!),
            request.Where ?? Checked(scan.Filter),
            (int)above.Where(node => node.NodeType == "Limit")
                .Select(node => node.PlanRows)
                .DefaultIfEmpty(PreparableSql.DefaultLimitRows)
                .Min(),
            above.Where(node => node.NodeType == "Sort").Select(VectorDistance.OrderOf).FirstOrDefault()?.Operator);
    }

    // What a condition takes from elsewhere in the statement, it cannot take in another one.
    private static string? Checked(string? filter)
    {
        List<SqlToken> tokens = filter is null ? [] : SqlTokenizer.Tokenize(filter);
        if (tokens.Exists(token => token.ParameterNumber > 0))
        {
            throw VectorIndexRefusal.ParameterLeft(filter!);
        }

        return tokens.Exists(token => token.IsAnyWord("subplan", "initplan") || token.Kind == SqlTokenKind.Parameter)
            ? throw VectorIndexRefusal.QueryTooRich(filter!)
            : tokens.Count > 0 ? IndexExpression.From(tokens) : null;
    }
}
