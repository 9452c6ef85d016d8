using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Comparison;
using PgDbre.Core.Plans.Nested;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Views;

namespace PgDbre.Tests.Plans;

[Collection(SandboxCollection.Name)]
public sealed class NestedTests(SandboxFixture sandbox)
{
    private const string Explain = "Invoke-PgExplain 'SELECT counted(5)' -Analyze -AllowWrite -Nested";

    [Fact]
    public async Task What_runs_inside_a_function_is_shown_under_the_tree_with_its_findings()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Connected(database);

        ShellResult result = shell.Invoke(Explain);

        Plan plan = (Plan)Assert.Single(result.Output).BaseObject;
        NestedStatement inside = Assert.Single(plan.Nested);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal((5L, 1, 1), (inside.Calls, inside.FindingCount, plan.FindingCount));
        string shown = PlanTreeText.Render(plan);
        Assert.Contains("Inside functions: 5 calls, ", shown, StringComparison.Ordinal);
        Assert.Contains("SELECT count(*) FROM messages WHERE user_id = i", shown, StringComparison.Ordinal);
        Assert.Contains("seq-scan-selective-filter: ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_pages_gates_and_comparisons_take_such_a_plan()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Connected(database);
        string page = Path.Combine(Path.GetTempPath(), $"nested-{Guid.NewGuid():N}.html");
        try
        {
            ShellResult result = shell.Invoke(
                $"$plan = {Explain}; $plan | ConvertTo-Csv; $plan.Nested | ConvertTo-Csv; $null = $plan | Show-PgPlan -Path $page; $plan | Test-PgPlan -Format Text; Compare-PgPlan $plan ({Explain})",
                ("page", page));

            Assert.Empty(result.Errors);
            string[] text = [.. result.Output.Take(result.Output.Count - 1).Select(one => one.ToString())];
            Assert.Contains("5 calls, ", text[1], StringComparison.Ordinal);
            Assert.StartsWith("\"Query\",\"Calls\",\"TotalMs\",\"MeanMs\",\"MaxMs\",\"SharePercent\",\"FindingCount\",\"Plan\"", text[2], StringComparison.Ordinal);
            Assert.Contains("seq-scan-selective-filter", text[4], StringComparison.Ordinal);
            Assert.False(((PlanComparison)result.Output[^1].BaseObject).IsShapeChanged);
            Assert.Contains("2: SELECT count(*)", (await File.ReadAllTextAsync(page)).Replace("\\u0028", "(", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(page);
        }
    }

    [Fact]
    public async Task Strangers_see_no_name_inside()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Connected(database);

        Plan plan = (Plan)Assert.Single(shell.Invoke($"{Explain} -Anonymize").Output).BaseObject;

        Assert.DoesNotContain("messages", plan.Nested.ToString() + plan.Nested[0].Plan.GetSource(), StringComparison.Ordinal);
        Assert.Equal("t1", plan.Nested[0].Plan.Root.Children[0].RelationName);
    }

    [Fact]
    public async Task Findings_inside_say_why_they_are_not_verified()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Connected(database);

        Plan plan = (Plan)Assert.Single(shell.Invoke($"{Explain} -Verify").Output).BaseObject;

        Assert.StartsWith("not tried: it stands in a function", plan.Nested[0].Plan.Findings[0].Proof!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_run_there_is_nothing_to_show()
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke("Invoke-PgExplain 'SELECT 1' -Nested");

        Assert.StartsWith("PgNestedNeedsAnalyze", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static ShellSession Connected(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync(
            """
            CREATE FUNCTION counted(n int) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE k bigint; s bigint := 0;
            BEGIN FOR i IN 1..n LOOP SELECT count(*) INTO k FROM messages WHERE user_id = i; s := s + k; END LOOP; RETURN s; END $$;
            """);
        return database;
    }
}
