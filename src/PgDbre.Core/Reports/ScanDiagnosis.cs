namespace PgDbre.Core.Reports;

/// <summary>A sequential scan in a plan.</summary>
/// <param name="QueryNumber">The query it belongs to.</param>
/// <param name="Table">Table, with its schema where the plan has it.</param>
/// <param name="Filter">The filter as the server deparses it; null for none.</param>
/// <param name="PlanRows">Rows the planner expected to come out.</param>
/// <param name="RowsRead">Rows read over all loops; null for a plan that did not run.</param>
/// <param name="RowsReturned">Rows that passed the filter, over all loops; null for a plan that did not run.</param>
/// <param name="ExclusiveMs">Time of the scan alone, ms; null for a plan that did not run.</param>
public sealed record ScanDiagnosis(
    int QueryNumber, string Table, string? Filter, double PlanRows, double? RowsRead, double? RowsReturned, double? ExclusiveMs);
