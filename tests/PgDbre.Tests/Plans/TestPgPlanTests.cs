using System.Text.Json;
using PgDbre.Core.Findings;
using PgDbre.Shell;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Plans;

/// <summary>The gate as a CI job uses it, without a server.</summary>
public sealed class TestPgPlanTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private readonly ScriptFile _folder = new("");

    private string Baseline => Path.Combine(_folder.Folder, "plans.json");

    [Fact]
    public void Findings_are_records_and_without_FailOn_nothing_fails()
    {
        ShellResult result = Invoke("$plan | Test-PgPlan; 'went on'", SamplePlans.SeqScan);

        Assert.Empty(result.Errors);
        Assert.Contains("seq-scan-selective-filter", RuleIds(result));
        Assert.Equal("went on", result.Output[^1].ToString());
    }

    [Fact]
    public void A_failed_gate_ends_the_script_after_all_output()
    {
        ShellResult result = Invoke("$plan | Test-PgPlan -FailOn Medium; 'went on'", SamplePlans.SeqScan);

        Assert.StartsWith("PgGateFailed,PgDbre.Plans.TestPgPlanCommand", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("seq-scan-selective-filter", RuleIds(result));
        Assert.DoesNotContain(result.Output, record => record.ToString() == "went on");
    }

    [Fact]
    public void It_can_be_caught()
    {
        ShellResult result = Invoke(
            "try { $null = $plan | Test-PgPlan -FailOn Medium } catch { \"caught $($_.FullyQualifiedErrorId)\" }", SamplePlans.SeqScan);

        Assert.Equal("caught PgGateFailed,PgDbre.Plans.TestPgPlanCommand", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void A_finding_below_the_severity_passes() =>
        Assert.Empty(Invoke("$plan | Test-PgPlan -FailOn Critical", SamplePlans.SeqScan).Errors);

    [Fact]
    public void A_denied_rule_fails_on_high()
    {
        const string Comment = "-- pgdbre:ignore some-rule never there";
        Assert.Empty(Invoke("$plan | Test-PgPlan -FailOn High -Deny sort-spilled-to-disk", SamplePlans.IndexScan.WithComment(Comment)).Errors);

        ShellResult result = Invoke("$plan | Test-PgPlan -FailOn High -Deny seq-scan-selective-filter", SamplePlans.SeqScan);

        Assert.StartsWith("PgGateFailed,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_rule_is_an_error() => Assert.StartsWith(
        "PgRuleUnknown,", Assert.Single(Invoke("$plan | Test-PgPlan -Deny seq-scan", SamplePlans.SeqScan).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void What_was_accepted_passes_and_what_got_worse_fails()
    {
        ShellResult accepted = Invoke("$plan | Test-PgPlan -Baseline $path -UpdateBaseline -FailOn Info", SamplePlans.IndexScan);
        ShellResult same = Invoke("$plan | Test-PgPlan -Baseline $path -FailOn Info", SamplePlans.IndexScan);
        ShellResult worse = Invoke("$plan | Test-PgPlan -Baseline $path -FailOn Info", SamplePlans.SeqScan);

        Assert.Empty(accepted.Errors);
        Assert.Empty(same.Errors);
        Assert.Empty(same.Output);
        Assert.Single(worse.Errors);
        Assert.Contains("plan-shape-changed", RuleIds(worse));
        Assert.Contains("plan-buffers-grew", RuleIds(worse));
    }

    [Fact]
    public void Known_findings_of_an_accepted_plan_fail_nothing()
    {
        Invoke("$plan | Test-PgPlan -Baseline $path -UpdateBaseline", SamplePlans.SeqScan);

        ShellResult result = Invoke("$plan | Test-PgPlan -Baseline $path -FailOn Info", SamplePlans.SeqScan);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void WhatIf_writes_no_baseline()
    {
        Invoke("$plan | Test-PgPlan -Baseline $path -UpdateBaseline -WhatIf", SamplePlans.SeqScan);

        Assert.False(File.Exists(Baseline));
    }

    [Theory]
    [InlineData("-Baseline $path", "PgBaselineNotFound")]
    [InlineData("-UpdateBaseline", "PgBaselineMissing")]
    public void A_baseline_that_is_not_there_is_an_error(string arguments, string id) => Assert.StartsWith(
        id + ",", Assert.Single(Invoke($"$plan | Test-PgPlan {arguments}", SamplePlans.SeqScan).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void A_comment_in_the_query_silences_its_rule()
    {
        ShellResult result = Invoke(
            "$plan | Test-PgPlan", SamplePlans.SeqScan.WithComment("/* pgdbre:ignore seq-scan-selective-filter a table of ten rows in production */"));

        Assert.DoesNotContain("seq-scan-selective-filter", RuleIds(result));
        Assert.DoesNotContain("suppression-unused", RuleIds(result));
    }

    [Theory]
    [InlineData("Sarif")]
    [InlineData("Json")]
    public void With_Format_one_text_comes_at_the_end(string format)
    {
        ShellResult result = Invoke($"$plan | Test-PgPlan -Format {format} -FailOn Medium", SamplePlans.SeqScan);

        Assert.Single(result.Errors);
        using JsonDocument document = JsonDocument.Parse(Assert.Single(result.Output).ToString());
        Assert.Contains("seq-scan-selective-filter", document.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private ShellResult Invoke(string script, Core.Plans.Plan plan) => _shell.Invoke(script, ("plan", plan), ("path", Baseline));

    private static IEnumerable<string> RuleIds(ShellResult result) =>
        result.Output.Select(record => record.BaseObject).OfType<Finding>().Select(finding => finding.RuleId);
}
