using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

/// <summary>A finding with every part, to be changed by the tests.</summary>
internal static class SampleFinding
{
    public const string Hostile = "</script>\u001b[31m|*bold* ]]> <b> \"quoted\" \ud800 \uffff `";

    public static Finding Make(string ruleId = "sort-spilled-to-disk", Severity severity = Severity.Medium) => new()
    {
        RuleId = ruleId,
        Severity = severity,
        Object = "Sort",
        Message = "It spilled.",
        Evidence = "node 3: Sort Space Used = 15680",
        Recommendation = "More work_mem.",
    };

    public static JudgedFinding New(this Finding finding) => new(finding, FindingState.New);
}
