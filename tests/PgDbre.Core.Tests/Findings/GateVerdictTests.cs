using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public sealed class GateVerdictTests
{
    private static readonly JudgedFinding[] Judged =
    [
        SampleFinding.Make(severity: Severity.Low).New(),
        SampleFinding.Make(severity: Severity.Medium).New(),
        SampleFinding.Make(severity: Severity.Medium).New(),
        new(SampleFinding.Make(severity: Severity.Critical), FindingState.Known),
        new(SampleFinding.Make(severity: Severity.Critical), FindingState.Suppressed, "why"),
    ];

    [Theory]
    [InlineData(null, 0)]
    [InlineData(Severity.Info, 3)]
    [InlineData(Severity.Medium, 2)]
    [InlineData(Severity.High, 0)]
    public void Only_new_findings_of_the_severity_and_above_fail(Severity? failOn, int failing)
    {
        GateVerdict verdict = GateVerdict.Of(Judged, failOn);

        Assert.Equal((failing, failing > 0), (verdict.Failing, verdict.Failed));
    }

    [Fact]
    public void It_counts_in_words() =>
        Assert.Equal("3 new findings (2 Medium, 1 Low), 1 known, 1 suppressed", GateVerdict.Of(Judged, null).ToString());

    [Fact]
    public void The_error_has_the_id_that_scripts_match()
    {
        var failure = GateFailure.From(GateVerdict.Of(Judged, Severity.Medium));

        Assert.Equal("PgGateFailed", failure.ErrorId);
        Assert.Equal("2 of 3 new findings are Medium or worse.", failure.Message);
    }
}
