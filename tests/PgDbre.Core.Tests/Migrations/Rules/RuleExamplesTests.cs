using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Rules;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RuleExamplesTests
{
    // Those about a shadow run have their examples run on a server.
    public static TheoryData<string> Ids { get; } =
        [.. RuleFamily.Of<MigrationRule>().Where(rule => !rule.NeedsShadow).Select(rule => rule.Metadata.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_bad_example_sets_its_rule_off(string id) =>
        Assert.NotEmpty(ExampleSchema.Findings(id, Rule(id).Metadata.BadExample));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_good_example_does_not(string id) =>
        Assert.Empty(ExampleSchema.Findings(id, Rule(id).Metadata.GoodExample));

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_rule_stumbles_over_an_example(string id)
    {
        Assert.Empty(ExampleSchema.Findings("rule-failed", Rule(id).Metadata.BadExample));
        Assert.Empty(ExampleSchema.Findings("rule-failed", Rule(id).Metadata.GoodExample));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_severity_of_a_bad_example_is_not_above_the_rules_own(string id)
    {
        RuleMetadata metadata = Rule(id).Metadata;
        Assert.All(ExampleSchema.Findings(id, metadata.BadExample), finding => Assert.True(finding.Severity <= metadata.MaxSeverity));
    }

    private static MigrationRule Rule(string id) => RuleFamily.Of<MigrationRule>().Single(rule => rule.Metadata.Id == id);
}
