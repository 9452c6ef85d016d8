using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Comparison;
using PgDbre.Shell;

namespace PgDbre.Tests.Plans;

public sealed class ComparePgPlanTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);

    [Theory]
    [InlineData("Compare-PgPlan $before $after")]
    [InlineData("$after | Compare-PgPlan $before")]
    [InlineData("Compare-PgPlan -ReferenceObject $before -DifferenceObject $after")]
    public void Two_plans_are_compared(string script)
    {
        ShellResult result = _shell.Invoke(script, ("before", SamplePlans.SeqScan), ("after", SamplePlans.IndexScan));

        PlanComparison comparison = (PlanComparison)Assert.Single(result.Output).BaseObject;
        Assert.Equal((PlanVerdict.Better, VerdictBasis.Buffers, "orders_pkey"), (comparison.Verdict, comparison.Basis, comparison.IndexesGained));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Different_numbers_of_rows_are_warned_of()
    {
        ShellResult result = _shell.Invoke(
            "Compare-PgPlan $before $after", ("before", SamplePlans.SeqScan), ("after", SamplePlans.IndexScan with { ActualRows = 7 }));

        Assert.Contains("1 and 7 rows", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_plan_is_refused_by_the_parameter() => Assert.NotEmpty(_shell.Invoke("42 | Compare-PgPlan $before", ("before", SamplePlans.SeqScan)).Errors);

    [Fact]
    public void The_view_shows_before_after_and_the_steps()
    {
        ShellResult result = _shell.Invoke("Compare-PgPlan $before $after | Out-Default", ("before", SamplePlans.SeqScan), ("after", SamplePlans.IndexScan));

        IEnumerable<string> lines = result.HostText.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        Assert.Equal(
            """
            Query          : SELECT * FROM orders WHERE id = 5
            Verdict        : Better by Buffers, another shape
            Blocks         : 2,470 → 4 (-99.8 %)
            Execution      : 14.1 ms → 0.03 ms (-99.8 %)
            Cost           : 4,970 → 8 (-99.8 %)
            Rows           : 1 → 1
            Join order     : orders
            Indexes gained : orders_pkey
            Indexes lost   :
            Settings       :
            Steps          : Seq Scan on orders → Index Scan using orders_pkey on orders, -2,466 blocks, -14.1 ms
            """,
            string.Join('\n', lines).Trim('\n'));
    }

    [Fact]
    public void The_steps_are_a_table()
    {
        ShellResult result = _shell.Invoke("(Compare-PgPlan $before $after).Nodes | Out-Default", ("before", SamplePlans.SeqScan), ("after", SamplePlans.IndexScan));

        Assert.Contains("Alone, more (ms)", result.HostText, StringComparison.Ordinal);
        Assert.Contains("-2,466", result.HostText, StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();
}
