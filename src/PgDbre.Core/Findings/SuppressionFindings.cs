namespace PgDbre.Core.Findings;

/// <summary>What suppressions themselves are guilty of. A suppression nobody looks at again hides the next real case.</summary>
internal static class SuppressionFindings
{
    public const string UnusedId = "suppression-unused";
    public const string ExpiredId = "suppression-expired";
    public const string UnreadableId = "suppression-unreadable";

    public static Finding Unused(Suppression suppression) => About(suppression.Path, suppression.Line) with
    {
        RuleId = UnusedId,
        Severity = Severity.Low,
        Object = suppression.RuleId,
        Message = $"Nothing is found here that the suppression of {suppression.RuleId} would silence.",
        Evidence = $"{suppression.RuleId}: {suppression.Reason}",
        Recommendation = "Remove the comment: what it was for is mended or has moved.",
    };

    public static Finding Expired(Suppression suppression) => About(suppression.Path, suppression.Line) with
    {
        RuleId = ExpiredId,
        Severity = Severity.Low,
        Object = suppression.RuleId,
        Message = $"The suppression of {suppression.RuleId} counted until {suppression.Until:yyyy-MM-dd}.",
        Evidence = $"{suppression.RuleId}: {suppression.Reason}",
        Recommendation = "Mend what it silenced, or set a new date and say why.",
    };

    public static Finding Unreadable(string words, string? path, int line) => About(path, line) with
    {
        RuleId = UnreadableId,
        Severity = Severity.Medium,
        Object = "comment",
        Message = "A suppression needs a rule id and a reason, and a date, if there is one, as 2027-01-31; this one does not count.",
        Evidence = $"pgdbre:ignore {words}",
        Recommendation = "Write: pgdbre:ignore rule-id the reason until 2027-01-31",
    };

    private static Finding About(string? path, int line) => new()
    {
        RuleId = "",
        Severity = Severity.Low,
        Object = "",
        Message = "",
        Evidence = "",
        Recommendation = "",
        Path = path,
        Line = path is null ? null : line,
    };
}
