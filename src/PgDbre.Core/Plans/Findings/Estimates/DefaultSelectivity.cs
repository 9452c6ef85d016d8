namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// The share of rows the planner takes for a condition it knows nothing about (selfuncs.h, plancat.c): 0.5 % for an equality, a
/// pattern and a closed range, a third for an inequality and for a function that returns a boolean.
/// </summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Subject">What is compared, as the server deparses it.</param>
/// <param name="Value">What it is compared with; null for a function.</param>
/// <param name="IsColumn">A plain column, which ANALYZE gives statistics.</param>
internal sealed record DefaultSelectivity(double Share, string Subject, string? Value, bool IsColumn)
{
    public const double Match = 0.005;
    public const double Inequality = 1.0 / 3;

    /// <summary>Null where the condition has several parts, of which some may be known.</summary>
    public static DefaultSelectivity? Of(string condition)
    {
        string[] arms = [.. ConditionText.Arms(condition, " AND ").Select(ConditionText.Unwrap)];
        return arms.Length == 1 ? OfOne(arms[0])
            : arms.Length == 2 && OfOne(arms[0]) is { Share: Inequality, Value: not null } low
                && OfOne(arms[1]) is { Share: Inequality, Value: not null } high
                && low.Subject == high.Subject && IsLower(arms[0]) != IsLower(arms[1])
                ? low with { Share = Match }
                : null;
    }

    private static DefaultSelectivity? OfOne(string arm)
    {
        (int start, int end) = ConditionText.FindOperator(arm);
        if (start < 0)
        {
            return IsCall(arm) ? new DefaultSelectivity(Inequality, arm, null, IsColumn: false) : null;
        }

        double? share = arm[start..end] switch
        {
            "=" or "~~" or "~~*" or "~" or "~*" => Match,
            "<" or "<=" or ">" or ">=" => Inequality,
            _ => null,
        };
        string subject = arm[..start].Trim();
        return share is null
            ? null
            : new DefaultSelectivity(share.Value, subject, arm[end..].Trim(), IsPlainColumn(Condition.Parse(arm)));
    }

    // varchar is shown as text and has its own statistics.
    private static bool IsPlainColumn(Condition? condition) => condition is { Function: null, Cast: null or "text" };

    private static bool IsLower(string arm)
    {
        (int start, _) = ConditionText.FindOperator(arm);
        return arm[start] == '<';
    }

    // name(arguments) and nothing else: NOT and IS NULL have blanks outside.
    private static bool IsCall(string arm)
    {
        int open = arm.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && arm[^1] == ')' && !arm.Contains("SubPlan ", StringComparison.Ordinal)
            && arm[..open].All(c => char.IsLetterOrDigit(c) || c is '_' or '.')
            && DeparsedText.TopLevel(arm).All(at => at < open);
    }
}
