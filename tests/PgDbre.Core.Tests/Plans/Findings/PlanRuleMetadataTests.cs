using System.Text.RegularExpressions;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class PlanRuleMetadataTests
{
    [Fact]
    public void Ids_and_codes_are_unique_and_ids_are_kebab_case()
    {
        RuleMetadata[] all = [.. RuleFamily.Of<PlanRule>().Select(rule => rule.Metadata)];
        Assert.NotEmpty(all);
        Assert.Equal(all.Length, all.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(all.Length, all.Select(rule => rule.Code).Distinct().Count());
        Assert.All(all, rule => Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), rule.Id));
    }

    [Fact]
    public void Every_rule_says_why_and_what_to_do() => Assert.All(RuleFamily.Of<PlanRule>(), rule =>
    {
        RuleMetadata m = rule.Metadata;
        Assert.All([m.Title, m.Why, m.Advice, m.BadExample, m.GoodExample, m.SeverityRule], text => Assert.NotEqual("", text));
    });

    [Fact]
    public void Rules_are_made_once() => Assert.Same(RuleFamily.Of<PlanRule>(), RuleFamily.Of<PlanRule>());
}
