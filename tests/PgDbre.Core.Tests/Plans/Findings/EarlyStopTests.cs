using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class EarlyStopTests
{
    [Theory]
    [InlineData("overestimate-under-limit-17", 2, true)] // Limit above
    [InlineData("overestimate-merge-join-17", 2, true)] // input of a merge join: 21 of 200,000 rows read
    [InlineData("overestimate-merge-join-17", 4, false)] // below a Sort, which reads all
    [InlineData("sort-top-n-17", 3, false)]
    [InlineData("sort-top-n-17", 2, true)]
    [InlineData("sub-plan-15", 2, true)]
    [InlineData("cte-scanned-twice-17", 3, false)] // below an Aggregate
    [InlineData("overestimate-17", 1, false)]
    public void A_node_may_have_been_stopped(string name, int node, bool expected)
    {
        Plan plan = Corpus.Read(name);
        Assert.Equal(expected, EarlyStop.MayHaveStopped(new PlanFacts(plan), plan.Node(node)));
    }
}
