using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Findings;

public class RootCauseTests
{
    [Theory]
    [InlineData("cause-nested-loop-15", "nested-loop-many-runs", "rows-underestimated at node 3")]
    [InlineData("cause-nested-loop-18", "nested-loop-many-runs", "rows-underestimated at node 3")]
    [InlineData("cause-sort-17", "sort-spilled-to-disk", "rows-underestimated at node 2")]
    [InlineData("cause-hash-17", "hash-spilled-to-disk", "rows-underestimated at node 5")]
    [InlineData("foreign-aggregate-17", "foreign-work-not-pushed-down", "rows-underestimated at node 2")]
    public void A_choice_made_for_a_few_rows_names_the_estimate(string name, string symptom, string cause) =>
        Assert.Equal(cause, Found(name, symptom).Cause?.ToString());

    [Theory]
    // The index found as many rows as planned; the bitmap had no room for them.
    [InlineData("cause-sort-17", "lossy-bitmap")]
    // Planned and actual outer rows: 2,000. That the inner side returned more has not made it run more often.
    [InlineData("cause-inner-only-17", "nested-loop-many-runs")]
    // Planned right.
    [InlineData("nested-loop-many-17", "nested-loop-many-runs")]
    [InlineData("sort-disk-17", "sort-spilled-to-disk")]
    // Overestimated, which makes nobody scan a table.
    [InlineData("overestimate-17", "seq-scan-selective-filter")]
    public void What_the_estimate_did_not_bring_about_names_no_cause(string name, string symptom) => Assert.Null(Found(name, symptom).Cause);

    [Fact]
    public void The_cause_comes_first_and_is_worth_what_its_symptoms_cost()
    {
        // 0.008 ms x 10,000 runs = 80 ms; the scan and the join themselves 13.7 ms.
        FindingList findings = Corpus.Examine("cause-nested-loop-15").Findings;
        Assert.Equal(["rows-underestimated", "nested-loop-many-runs"], findings.Select(finding => finding.RuleId));
        Assert.Equal((80, 80, Severity.High), (findings[0].Score, findings[1].Score, findings[0].Severity));
        Assert.Null(findings[0].Cause);
    }

    [Fact]
    public void Every_cause_of_the_corpus_is_a_finding_of_its_plan_and_stands_above() => Assert.All(Corpus.Names, name =>
    {
        List<Finding> findings = [.. Corpus.Examine(name).Findings];
        Assert.All(findings.Where(finding => finding.Cause is not null), symptom => Assert.InRange(
            findings.FindIndex(finding => finding.RuleId == symptom.Cause!.RuleId && finding.NodeId == symptom.Cause.NodeId),
            0,
            findings.IndexOf(symptom) - 1));
    });

    [Theory]
    [InlineData(FindingFormat.Text)]
    [InlineData(FindingFormat.Markdown)]
    [InlineData(FindingFormat.Json)]
    [InlineData(FindingFormat.JUnit)]
    public void Each_format_says_it(FindingFormat format)
    {
        Plan plan = Corpus.Examine("cause-nested-loop-17");
        List<JudgedFinding> judged = [.. plan.Findings.Select(finding => new JudgedFinding(finding, FindingState.New))];
        string text = FindingWriters.Of(format).Write(new FindingReport("Test-PgPlan", judged, GateVerdict.Of(judged, null)));
        Assert.Contains(
            format == FindingFormat.Json ? "\"cause\": \"rows-underestimated at node 3\"" : "(because of rows-underestimated at node 3)",
            text,
            StringComparison.Ordinal);
    }

    private static Finding Found(string name, string rule) => Corpus.Examine(name).Findings.Single(finding => finding.RuleId == rule);
}
