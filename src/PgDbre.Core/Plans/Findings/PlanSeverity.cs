using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Severity by the share of the statement's time at stake: 40 % high, 10 % medium, else low. A statement under 10 ms never has a high
/// one, and neither has an estimate: what was not measured may hurt, but nobody saw it.
/// </summary>
internal static class PlanSeverity
{
    public const string Rule =
        "High from 40 % of the execution time, medium from 10 %, else low; never high below 10 ms or on estimates alone.";

    public const double MediumPercent = 10;
    public const double NeverHighBelowMs = 10;
    private const double HighPercent = 40;

    public static Severity Of(PlanFacts facts, double sharePercent)
    {
        if (sharePercent < MediumPercent)
        {
            return Severity.Low;
        }

        bool measured = facts.IsAnalyzed && facts.Plan.ExecutionMs >= NeverHighBelowMs;
        return sharePercent >= HighPercent && measured ? Severity.High : Severity.Medium;
    }
}
