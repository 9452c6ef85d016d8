namespace PgDbre.Core.Plans.Findings;

/// <summary>What a plan must hold before a rule can judge it; what is missing is said, not guessed.</summary>
[Flags]
public enum PlanNeeds
{
    /// <summary>Estimates are enough.</summary>
    None = 0,

    /// <summary>Actual rows and loops: EXPLAIN (ANALYZE).</summary>
    Actuals = 1,

    /// <summary>Times of nodes: not TIMING OFF.</summary>
    Timing = 2,

    /// <summary>Block counts: BUFFERS.</summary>
    Buffers = 4,

    /// <summary>The catalog around the plan: a connection.</summary>
    Catalog = 8,

    /// <summary>Output lists, and times of each worker: VERBOSE.</summary>
    Verbose = 16,
}
