namespace PgDbre.Core.Plans.Comparison;

/// <summary>The figure a verdict rests on.</summary>
public enum VerdictBasis
{
    /// <summary>Blocks touched: they hardly depend on what else the machine does.</summary>
    Buffers,
    /// <summary>Execution time: blocks were not counted, or did not differ.</summary>
    Time,
    /// <summary>The planner's cost: one of the plans never ran, so this is an expectation.</summary>
    Cost,
}
