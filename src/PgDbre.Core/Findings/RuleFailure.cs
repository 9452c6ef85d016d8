namespace PgDbre.Core.Findings;

/// <summary>A rule that threw, said aloud: silence would look like a clean result.</summary>
internal static class RuleFailure
{
    public const string RuleId = "rule-failed";

    public static Finding From(RuleMetadata rule, Exception fault, string subject) => new()
    {
        RuleId = RuleId,
        Severity = Severity.Info,
        Object = subject,
        Message = $"The rule {rule.Id} failed and did not judge this: {fault.Message}",
        Evidence = $"{rule.Id}: {fault.GetType().Name}",
        Recommendation = "The other findings stand. Please report this with the input that caused it.",
    };
}
