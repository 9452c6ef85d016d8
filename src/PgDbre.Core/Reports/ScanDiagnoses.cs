using PgDbre.Core.Plans;

namespace PgDbre.Core.Reports;

/// <summary>Finds the sequential scans of the diagnosed plans.</summary>
internal static class ScanDiagnoses
{
    /// <summary>Those that read most rows first; of plans that did not run, those the planner expects most of.</summary>
    public static IReadOnlyList<ScanDiagnosis> From(IEnumerable<QueryDiagnosis> queries) =>
    [
        .. queries
            .Where(query => query.Plan is not null)
            .SelectMany(query => query.Plan!.Root.Subtree().Where(IsSequentialScan).Select(node => Describe(query.Number, node)))
            .OrderByDescending(scan => scan.RowsRead ?? scan.PlanRows),
    ];

    private static bool IsSequentialScan(PlanNode node) =>
        node.RelationName is not null && node.NodeType.EndsWith("Seq Scan", StringComparison.Ordinal);

    private static ScanDiagnosis Describe(int queryNumber, PlanNode node) => new(
        queryNumber,
        node.Schema is null ? node.RelationName! : $"{node.Schema}.{node.RelationName}",
        node.Filter,
        node.Metrics.TotalPlanRows ?? node.PlanRows,
        node.Metrics.TotalRows + (node.Metrics.TotalRowsRemoved ?? 0),
        node.Metrics.TotalRows,
        node.Metrics.ExclusiveMs);
}
