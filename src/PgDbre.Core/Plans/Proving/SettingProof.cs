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

    // More rows are a better answer, and may take longer.
    private static string? WeakRun(FindingProof proof)
    {
        double slower = proof.BeforeMs > 0 ? 100 * (proof.AfterMs - proof.BeforeMs) / proof.BeforeMs ?? 0 : 0;
        if (proof.AfterRows > proof.BeforeRows)
        {
            return null;
        }

        if (slower > ProofPolicy.TimeNoisePercent)
        {
            return $"the finding is gone, but the run took {Figure.Percent(slower)} longer";
        }

        bool isBetter = slower < -ProofPolicy.TimeNoisePercent
            || proof.AfterTempBlocks < proof.BeforeTempBlocks
            || proof.AfterBlocks < proof.BeforeBlocks;
        return isBetter ? null : "the finding is gone, but the run was not better";
    }

    private static string? WeakEstimate(double gain) => gain >= ProofPolicy.MinGainPercent
        ? null
        : $"the planner expects {Figure.Percent(gain)} less cost where {Figure.Percent(ProofPolicy.MinGainPercent)} are asked for; -Analyze would measure it";
}
