namespace PgDbre.Core.Plans.Proving;

/// <summary>What a trial of a finding's own SQL showed.</summary>
public enum ProofVerdict
{
    /// <summary>The planner took the change and it pays, or a run with it did what the finding says.</summary>
    Proven,
    /// <summary>Tried, and it did not do enough; the reason says what happened instead.</summary>
    NotProven,
    /// <summary>Nothing was tried: it cannot be simulated, the server lacks the means, or too many others came first.</summary>
    NotTried,
}
