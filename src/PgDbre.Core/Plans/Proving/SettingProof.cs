using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Plans.Proving;

/// <summary>Judges a setting by two plans of one kind: what the planner estimates, or two runs.</summary>
internal static class SettingProof
{
    private const string Remains = "the finding remains with it";

    /// <param name="finding">What the setting should mend.</param>
    /// <param name="before">The plan without the setting.</param>
    /// <param name="after">The plan with it, examined.</param>
    public static FindingProof Judge(Finding finding, Plan before, Plan after)
    {
        double gain = before.TotalCost > 0 ? 100 * (before.TotalCost - after.TotalCost) / before.TotalCost : 0;
        FindingProof proof = new()
        {
            Verdict = ProofVerdict.Proven,
            BeforeCost = before.TotalCost,
            AfterCost = after.TotalCost,
            GainPercent = gain,
            IsMeasured = before.IsAnalyzed && after.IsAnalyzed,
        };
        proof = proof.IsMeasured ? WithRuns(proof, before, after) : proof;
        string? reason = IsFound(finding, after) ? Remains : proof.IsMeasured ? WeakRun(proof) : WeakEstimate(gain);
        return reason is null ? proof : proof with { Verdict = ProofVerdict.NotProven, Reason = reason };
    }

    private static FindingProof WithRuns(FindingProof proof, Plan before, Plan after) => proof with
    {
        BeforeMs = before.ExecutionMs,
        AfterMs = after.ExecutionMs,
        BeforeBlocks = before.SharedHitBlocks + before.SharedReadBlocks,
        AfterBlocks = after.SharedHitBlocks + after.SharedReadBlocks,
        BeforeTempBlocks = before.TempWrittenBlocks,
        AfterTempBlocks = after.TempWrittenBlocks,
        BeforeRows = before.ActualRows,
        AfterRows = after.ActualRows,
    };

    private static bool IsFound(Finding finding, Plan after) =>
        after.Findings.Any(other => other.RuleId == finding.RuleId && other.Object == finding.Object);

    // Rows and blocks are the same in every run; the time of a single one is not, so that it counts only where they say nothing.
    private static string? WeakRun(FindingProof proof)
    {
        bool isBetter = proof.AfterRows > proof.BeforeRows
            || proof.AfterTempBlocks < proof.BeforeTempBlocks
            || Growth(proof.BeforeBlocks, proof.AfterBlocks) < -ProofPolicy.NoisePercent;
        double slower = Growth(proof.BeforeMs, proof.AfterMs);
        return isBetter || slower < -ProofPolicy.NoisePercent ? null
            : slower > ProofPolicy.NoisePercent ? $"the finding is gone, but the run took {Figure.Percent(slower)} longer"
            : "the finding is gone, but the run was not better";
    }

    private static double Growth(double? before, double? after) =>
        before > 0 && after is not null ? 100 * (after.Value - before.Value) / before.Value : 0;

    private static string? WeakEstimate(double gain) => gain >= ProofPolicy.MinGainPercent
        ? null
        : $"the planner expects {Figure.Percent(gain)} less cost where {ProofPolicy.Wanted}; -Analyze would measure it";
}
