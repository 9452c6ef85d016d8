using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class DefaultSelectivityTests
{
    [Theory]
    [InlineData("(b = 3)", 0.005, true)]
    [InlineData("((v % 3) = 0)", 0.005, false)]
    [InlineData("((name)::text = 'x'::text)", 0.005, true)] // varchar
    [InlineData("(lower(email) = 'x'::text)", 0.005, false)]
    [InlineData("(note ~~ '%a%'::text)", 0.005, true)]
    [InlineData("((v > $1) AND (v < $2))", 0.005, true)] // a range of unknown ends
    [InlineData("(amount < $1)", 1.0 / 3, true)]
    [InlineData("is_rare(visits)", 1.0 / 3, false)]
    public void What_the_planner_takes_where_it_knows_nothing(string condition, double share, bool isColumn)
    {
        DefaultSelectivity guess = DefaultSelectivity.Of(condition)!;
        Assert.Equal((share, isColumn), (guess.Share, guess.IsColumn));
    }

    [Theory]
    [InlineData("((a = 1) AND (b = 2))")] // one of them may be known
    [InlineData("((v > 1) AND (v > 2))")]
    [InlineData("((v > 1) AND (w < 2))")]
    [InlineData("((a = 1) OR (b = 2))")]
    [InlineData("(a <> 1)")]
    [InlineData("(note IS NULL)")]
    [InlineData("(NOT (hashed SubPlan 1))")]
    [InlineData("EXISTS(SubPlan 1)")]
    public void Other_conditions_are_no_guess_one_could_recognize(string condition) => Assert.Null(DefaultSelectivity.Of(condition));
}
