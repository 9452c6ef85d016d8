namespace PgDbre.Core.Plans.Comparison;

/// <summary>Buffers first, time second; cost only where one of the plans never ran.</summary>
internal static class VerdictRule
{
    /// <summary>Blocks within 5 % are the same: hint bits and a few more pages of a growing table are no other plan.</summary>
    private const double BufferNoise = 1.05;

    /// <summary>Times within 25 % are the same: one run differs from the next by as much on a quiet machine.</summary>
    private const double TimeNoise = 1.25;

    /// <summary>Costs come from statistics that are sampled.</summary>
    private const double CostNoise = 1.05;

    /// <summary>Below this many milliseconds of difference a ratio says nothing.</summary>
    private const double LeastMs = 1;

    public static (PlanVerdict Verdict, VerdictBasis Basis) Of(Plan before, Plan after)
    {
        PlanVerdict? buffers = PlanBlocks.Of(before) is { } blocksBefore && PlanBlocks.Of(after) is { } blocksAfter
            ? Judge(blocksBefore, blocksAfter, BufferNoise)
            : null;
        if (buffers is { } found and not PlanVerdict.Same)
        {
            return (found, VerdictBasis.Buffers);
        }

        PlanVerdict? time = Time(before, after);
        if (time is { } timed && (timed != PlanVerdict.Same || buffers is null))
        {
            return (timed, VerdictBasis.Time);
        }

        return buffers is null
            ? (Judge(before.TotalCost, after.TotalCost, CostNoise), VerdictBasis.Cost)
            : (PlanVerdict.Same, VerdictBasis.Buffers);
    }

    private static PlanVerdict? Time(Plan before, Plan after)
    {
        if (before is not { IsAnalyzed: true, ExecutionMs: { } first } || after is not { IsAnalyzed: true, ExecutionMs: { } second })
        {
            return null;
        }

        return Math.Abs(first - second) < LeastMs ? PlanVerdict.Same : Judge(first, second, TimeNoise);
    }

    private static PlanVerdict Judge(double before, double after, double noise) =>
        after > before * noise ? PlanVerdict.Worse
        : before > after * noise ? PlanVerdict.Better
        : PlanVerdict.Same;
}
