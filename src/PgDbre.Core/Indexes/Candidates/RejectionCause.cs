namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Why an index is not recommended.</summary>
public enum RejectionCause
{
    /// <summary>The planner does not use it, alone or beside the recommended ones.</summary>
    NotUsed,
    /// <summary>Value: the best gain of any query, percent of its planner cost.</summary>
    GainTooSmall,
    /// <summary>Value: its expected bytes, which the budget does not hold.</summary>
    OverBudget,
    /// <summary>Value: how many indexes were allowed.</summary>
    TooManyIndexes,
    /// <summary>Value: ms a day that writes would take longer, more than reads would gain.</summary>
    WriteCost,
    /// <summary>Another index serves its queries; Other names it where it is one.</summary>
    Redundant,
    /// <summary>The server takes no such index.</summary>
    Refused,
    /// <summary>Value: the percentage of rows the filter keeps.</summary>
    NotSelective,
    /// <summary>Value: the pages of the table.</summary>
    SmallTable,
    /// <summary>Value: the percentage of pages that are all-visible.</summary>
    NeedsVacuum,
    /// <summary>An extension is missing.</summary>
    NeedsExtension,
    /// <summary>A rule of the access method, of vectors for the most part.</summary>
    Policy,
    /// <summary>The time limit came first.</summary>
    TimeLimit,
}
