using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Plans.Proving;

/// <summary>When a change counts as proven, and how much may be tried.</summary>
internal static class ProofPolicy
{
    /// <summary>
    /// What the change must save of the planner's cost, percent: pgReviewer's threshold for an index it validates with HypoPG.
    /// </summary>
    public const double MinGainPercent = 30;

    /// <summary>The end of a sentence about what was saved.</summary>
    public static string Wanted { get; } = $"{Figure.Percent(MinGainPercent)} are asked for";

    /// <summary>Two runs of one statement differ by so much in time or blocks without any reason.</summary>
    public const double NoisePercent = 10;

    /// <summary>Statements that are tried for one plan, those of the most valuable findings first.</summary>
    public const int MaxTrials = 10;
}
