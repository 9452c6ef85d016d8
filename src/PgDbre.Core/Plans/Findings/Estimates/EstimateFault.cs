namespace PgDbre.Core.Plans.Findings;

/// <summary>Which wrong row estimate leads to a fault.</summary>
public enum EstimateFault
{
    /// <summary>None: it would be there with the right numbers as well.</summary>
    None,

    /// <summary>The planner expected too few rows: a nested loop for thousands, memory for a handful.</summary>
    TooFew,

    /// <summary>The planner expected too many rows: workers for next to nothing.</summary>
    TooMany,
}
