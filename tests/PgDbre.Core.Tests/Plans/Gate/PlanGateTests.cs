using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Gate;

namespace PgDbre.Core.Tests.Plans.Gate;

public sealed class PlanGateTests
{
    private static readonly PlanContext Query = new() { Query = "SELECT * FROM orders WHERE id = 5" };

    [Fact]
    public void The_accepted_plan_passes() =>
        Assert.DoesNotContain(Examine(accepted: "index-scan-17", now: "index-scan-17"), PlanGate.IsAgainstBaseline);

    [Fact]
    public void Another_shape_and_more_blocks_are_two_findings()
    {
        Finding[] found = [.. Examine(accepted: "index-scan-17", now: "cast-on-column-17").Where(PlanGate.IsAgainstBaseline)];

        Assert.Equal([("plan-buffers-grew", Severity.High), ("plan-shape-changed", Severity.Medium)], found.Select(one => (one.RuleId, one.Severity)));
        Assert.Equal("It touches 2,519 blocks; the baseline has 7. That is 359.9 times as many, and 1.2 times are allowed.", found[0].Message);
        Assert.Equal("The plan has Seq Scan on orders where the baseline has Index Scan using orders_pkey on orders.", found[1].Message);
        Assert.Equal("select * from orders where id = ?", found[1].Object);
    }

    [Fact]
    public void Growth_within_the_factor_passes() => Assert.DoesNotContain(
        Examine(accepted: "index-scan-17", now: "cast-on-column-17", maxBufferGrowth: 400), one => one.RuleId == "plan-buffers-grew");

    [Fact]
    public void A_plan_without_buffers_is_said_to_be_unchecked()
    {
        Finding unchecked_ = Assert.Single(
            Examine(accepted: "seq-scan-filter-17", now: "seq-scan-filter-estimated-17"), one => one.RuleId == "plan-buffers-grew");

        Assert.Equal(Severity.Info, unchecked_.Severity);
        Assert.StartsWith("Not checked", unchecked_.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_the_baseline_does_not_know_is_told()
    {
        PlanGate gate = new([], Baseline("index-scan-17"), 1.2);

        Finding found = Assert.Single(gate.Examine(Corpus.Read("index-scan-17", new PlanContext { Query = "SELECT 1" })), PlanGate.IsAgainstBaseline);

        Assert.Equal(("plan-not-in-baseline", Severity.Info), (found.RuleId, found.Severity));
    }

    [Fact]
    public void A_query_may_have_several_accepted_plans()
    {
        PlanGate gate = new([], Baseline("index-scan-17", "cast-on-column-17"), 1.2);

        Assert.DoesNotContain(gate.Examine(Corpus.Read("cast-on-column-17", Query)), PlanGate.IsAgainstBaseline);
    }

    [Fact]
    public void A_denied_rule_is_high_at_least()
    {
        Finding lenient = Assert.Single(new PlanGate([], null, 1.2).Examine(Corpus.Read("generic-seq-scan-17")), one => one.RuleId == "seq-scan-selective-filter");
        Finding denied = Assert.Single(
            new PlanGate(["seq-scan-selective-filter"], null, 1.2).Examine(Corpus.Read("generic-seq-scan-17")), one => one.RuleId == "seq-scan-selective-filter");

        Assert.True(lenient.Severity < Severity.High);
        Assert.Equal(Severity.High, denied.Severity);
    }

    [Fact]
    public void A_misspelt_rule_is_refused_and_the_rules_are_named()
    {
        PgDbreException error = Assert.Throws<PgDbreException>(() => new PlanGate(["sort-spiled"], null, 1.2));

        Assert.Equal("PgRuleUnknown", error.ErrorId);
        Assert.Contains("sort-spilled-to-disk", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_query_and_id_cannot_be_known_again()
    {
        PlanGate gate = new([], Baseline("index-scan-17"), 1.2);

        Assert.Equal("PgPlanUnidentified", Assert.Throws<PgDbreException>(() => gate.Examine(Corpus.Read("index-scan-17"))).ErrorId);
    }

    [Fact]
    public void A_baseline_holds_no_values_of_a_query()
    {
        string json = Text("index-scan-17");

        Assert.DoesNotContain("= 5", json, StringComparison.Ordinal);
        Assert.Contains("select * from orders where id = ?", json, StringComparison.Ordinal);
        Assert.Contains("Index Scan using orders_pkey on orders", json, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Examine(string accepted, string now, double maxBufferGrowth = 1.2) =>
        new PlanGate([], Baseline(accepted), maxBufferGrowth).Examine(Corpus.Read(now, Query));

    private static PlanBaseline Baseline(params string[] plans) => PlanBaseline.Read(Text(plans));

    private static string Text(params string[] plans)
    {
        IReadOnlyList<PlanBaselineEntry> entries = PlanBaseline.From(plans.Select(name => Corpus.Read(name, Query)));
        return BaselineFile.Write([], json => PlanBaseline.Write(json, entries));
    }
}
