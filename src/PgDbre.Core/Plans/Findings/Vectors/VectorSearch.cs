using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

/// <summary>The nearest few of many vectors, found by comparing them all: what two findings start from.</summary>
/// <param name="Sort">The sort by distance, under a Limit.</param>
/// <param name="Scan">The scan that brings the vectors.</param>
/// <param name="Distance">The operator.</param>
/// <param name="Rows">Vectors compared.</param>
internal sealed record VectorSearch(PlanNode Sort, PlanNode Scan, VectorDistance Distance, double Rows)
{
    // Below that exact search is fast enough and always right (the module's vector policy).
    private const double ExactSearchRows = 10_000;

    /// <summary>The first sort key, which holds the distance.</summary>
    public string Key => Sort.SortKey[0];

    public static IEnumerable<VectorSearch> In(PlanFacts facts)
    {
        foreach (PlanNode sort in facts.LiveNodes.Where(node => node.IsSort()))
        {
            bool underLimit = sort.Ancestors().Any(above => above.NodeType == "Limit");
            if (underLimit && VectorDistance.OrderOf(sort) is { } distance && ScanBelow(sort) is { } scan
                && RowsOf(facts, scan) is var rows && rows >= ExactSearchRows)
            {
                yield return new VectorSearch(sort, scan, distance, rows);
            }
        }
    }

    /// <summary>The column as the catalog knows it; null without a catalog, and where the distance is of an expression.</summary>
    public Column? Column(PlanFacts facts) =>
        Condition.Parse(Key) is { Cast: null, Function: null } side ? facts.TableOf(Scan)?.FindColumn(side.Column) : null;

    /// <summary>The operator class that serves the query; null where pgvector has none for the method.</summary>
    public string? OperatorClass(Column column, string method) => VectorOperatorClass.IsVectorType(column.BaseType)
        ? VectorOperatorClass.For(column.BaseType, Distance.Operator, method)
        : null;

    /// <summary>Valid vector indexes on the column itself.</summary>
    public IEnumerable<TableIndex> Indexes(PlanFacts facts) => Column(facts) is not { } column ? []
        : facts.TableOf(Scan)!.Indexes
            .Where(index => index is { IsValid: true, Method: "hnsw" or "ivfflat" } && index.Keys[0].Column == column.Name);

    /// <summary>An index on the column that serves another distance, if none serves this one; null otherwise.</summary>
    public TableIndex? IndexOfAnotherOperator(PlanFacts facts)
    {
        TableIndex[] all = [.. Indexes(facts)];
        return all.Length > 0 && !all.Any(index => Serves(facts, index)) ? all[0] : null;
    }

    /// <summary>True if the index has the class of the query's operator.</summary>
    public bool Serves(PlanFacts facts, TableIndex index) =>
        Column(facts) is { } column && index.Keys[0].OperatorClass == OperatorClass(column, index.Method);

    private static PlanNode? ScanBelow(PlanNode sort) =>
        sort.Subtree().FirstOrDefault(node => node.NodeType == "Seq Scan" && !IsForTheQueryVector(node, sort));

    // An InitPlan below the sort fetches the vector to compare with; its scan is not the search.
    private static bool IsForTheQueryVector(PlanNode node, PlanNode sort) =>
        node.Ancestors().TakeWhile(above => above != sort).Prepend(node).Any(above => above.IsInitPlanEdge());

    // Without actuals a filter hides how many rows are read; what is left after it is what gets sorted.
    private static double RowsOf(PlanFacts facts, PlanNode scan) => facts.IsAnalyzed
        ? (scan.Metrics.TotalRows ?? 0) + (scan.Metrics.TotalRowsRemoved ?? 0)
        : scan.Metrics.TotalPlanRows ?? scan.PlanRows;
}
