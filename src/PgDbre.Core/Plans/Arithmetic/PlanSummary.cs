namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>Figures of the whole plan that come out of the arithmetic.</summary>
/// <param name="ExecutionMs">Execution Time; the root's and the unscanned CTEs' time where the source has none.</param>
/// <param name="OutsideMs">Execution Time that no node holds; null where the source has none, or no node a time.</param>
/// <param name="NodeCount">Nodes in the tree.</param>
/// <param name="Slowest">The node with the most exclusive time, or estimated cost where nothing was timed.</param>
internal sealed record PlanSummary(double? ExecutionMs, double? OutsideMs, int NodeCount, PlanNode Slowest);
