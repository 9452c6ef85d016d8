using PgDbre.Core.Connections;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public sealed class FindingBaselineTests
{
    private static readonly Finding Sort = SampleFinding.Make();

    [Fact]
    public void A_finding_of_the_baseline_is_accepted_as_often_as_it_was_there()
    {
        FindingBaseline baseline = new(FindingBaseline.From([Sort, Sort]));

        Assert.True(baseline.Accepts(Sort));
        Assert.True(baseline.Accepts(Sort));
        Assert.False(baseline.Accepts(Sort));
    }

    [Fact]
    public void What_is_not_in_it_is_new() => Assert.False(new FindingBaseline(FindingBaseline.From([Sort])).Accepts(SampleFinding.Make("other")));

    [Fact]
    public void A_file_gives_back_what_was_written()
    {
        IReadOnlyList<KnownFinding> known = FindingBaseline.From([Sort, SampleFinding.Make("a-rule") with { Object = SampleFinding.Hostile }]);

        IReadOnlyList<KnownFinding> read = BaselineFile.Read(BaselineFile.Write(known));

        Assert.Equal(known.Select(one => (one.Fingerprint, one.RuleId, one.Count)), read.Select(one => (one.Fingerprint, one.RuleId, one.Count)));
        Assert.Equal("a-rule", read[0].RuleId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version": 2, "findings": []}""")]
    [InlineData("""{"version": 1, "findings": [{}]}""")]
    [InlineData("""{"version": 1, "findings": [{"fingerprint": 1, "rule": "a", "object": "b", "count": 1}]}""")]
    public void A_broken_file_is_an_error_with_an_id(string json) =>
        Assert.Equal("PgBaselineUnreadable", Assert.Throws<PgDbreException>(() => BaselineFile.Read(json)).ErrorId);
}
