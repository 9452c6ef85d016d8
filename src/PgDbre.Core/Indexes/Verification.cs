namespace PgDbre.Core.Indexes;

/// <summary>How far a recommendation is proved.</summary>
public enum Verification
{
    /// <summary>The planner used the hypothetical index and the cost fell.</summary>
    Verified,
    /// <summary>The same, on a copy of schema and statistics in a sandbox, not on the server itself.</summary>
    OnCopy,
    /// <summary>It cannot be simulated (vector, GIN, foreign key) or HypoPG is missing; the rule in Reason asks for it.</summary>
    NotSimulated,
}
