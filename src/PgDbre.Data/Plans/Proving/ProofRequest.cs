using PgDbre.Core.Connections;
using PgDbre.Core.Plans;

namespace PgDbre.Data.Plans.Proving;

/// <summary>What a prover is asked.</summary>
public sealed record ProofRequest
{
    /// <summary>The plan with its findings.</summary>
    public required Plan Plan { get; init; }

    /// <summary>How it was asked for; a setting is tried by a run where the plan is one of a run.</summary>
    public required PlanRequest Explain { get; init; }

    /// <summary>Finds in a plan with a setting what was found in the plan without.</summary>
    public required Func<Plan, Plan> Examine { get; init; }

    /// <summary>Limits of every statement.</summary>
    public required SessionLimits Limits { get; init; }

    /// <summary>What runs may write; it is rolled back each time.</summary>
    public bool AllowWrite { get; init; }
}
