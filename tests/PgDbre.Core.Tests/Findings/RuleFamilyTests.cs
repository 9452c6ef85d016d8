using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public class RuleFamilyTests
{
    [Fact]
    public void A_rule_that_throws_becomes_a_finding_and_loses_no_other()
    {
        Probe[] rules = [new Broken(), new Sound()];
        IReadOnlyList<Finding> found = RuleFamily.Examine(rules, rule => rule.Examine(), "Seq Scan on orders");
        Assert.Equal(["rule-failed", "sound"], found.Select(finding => finding.RuleId));
        Assert.Equal(Severity.Info, found[0].Severity);
        Assert.Equal("Seq Scan on orders", found[0].Object);
        Assert.Contains("broken", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("strange plan", found[0].Message, StringComparison.Ordinal);
    }

    private abstract class Probe(string id) : IRule
    {
        public RuleMetadata Metadata { get; } = new()
        {
            Id = id,
            Title = id,
            Why = "",
            Advice = "",
            BadExample = "",
            GoodExample = "",
            MaxSeverity = Severity.Low,
            SeverityRule = "",
        };

        public abstract IEnumerable<Finding> Examine();
    }

    private sealed class Broken() : Probe("broken")
    {
        public override IEnumerable<Finding> Examine() => throw new InvalidOperationException("strange plan");
    }

    private sealed class Sound() : Probe("sound")
    {
        public override IEnumerable<Finding> Examine() =>
        [
            new Finding { RuleId = "sound", Severity = Severity.Low, Object = "", Message = "", Evidence = "", Recommendation = "" },
        ];
    }
}
