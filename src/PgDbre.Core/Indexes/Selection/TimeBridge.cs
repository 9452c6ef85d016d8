namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Milliseconds of a unit of planner cost: the median over the queries whose time is known, so that reads and writes can be weighed
/// in one unit.
/// </summary>
internal sealed class TimeBridge
{
    // TPC-H at scale factor 1, all in memory: 19 queries, cost 3.8 million, 19 s.
    private const double Typical = 0.005;

    private TimeBridge(double msPerCost, bool isMeasured)
    {
        MsPerCost = msPerCost;
        IsMeasured = isMeasured;
    }

    /// <summary>Milliseconds of one unit.</summary>
    public double MsPerCost { get; }

    /// <summary>False if no query came with its time.</summary>
    public bool IsMeasured { get; }

    public static TimeBridge Of(IEnumerable<PlannedQuery> queries)
    {
        double[] ratios =
        [
            .. queries.Where(query => query.Query.MeanMs > 0 && query.Plan.TotalCost > 0)
                .Select(query => query.Query.MeanMs!.Value / query.Plan.TotalCost)
                .Order(),
        ];
        return ratios.Length == 0 ? new TimeBridge(Typical, false) : new TimeBridge(ratios[ratios.Length / 2], true);
    }
}
