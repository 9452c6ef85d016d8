using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Proving;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests.Plans;

[Collection(SandboxCollection.Name)]
public sealed class VerifyTests(SandboxFixture sandbox)
{
    private const string Selective = "SELECT content FROM messages WHERE user_id = 42";

    [Fact]
    public async Task A_proof_stands_beside_its_finding_in_every_form()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Connected(database);

        ShellResult result = shell.Invoke(
            $"$plan = Invoke-PgExplain '{Selective}' -Verify; $plan; $plan.Findings[0] | ConvertTo-Csv; $plan | Test-PgPlan -Format Text; $plan | Export-PgReport");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Finding finding = ((Plan)result.Output[0].BaseObject).Findings[0];
        string text = string.Join('\n', result.Output.Skip(1));
        Assert.Equal(ProofVerdict.Proven, finding.Proof!.Verdict);
        Assert.StartsWith("proven: cost ", finding.Proof.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, Occurrences(text, "proven: cost "));
        Assert.Contains("Bitmap Heap Scan using it on messages", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_writes_says_how_often_it_runs_and_leaves_nothing()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Connected(database);

        ShellResult result = shell.Invoke(
            "Invoke-PgExplain 'INSERT INTO messages SELECT 90000 + id, user_id, created_at, content FROM messages ORDER BY content, id' -Analyze -AllowWrite -Verify -Setting @{ work_mem = '1MB' } -Confirm:$false");

        Plan plan = (Plan)Assert.Single(result.Output).BaseObject;
        Assert.Empty(result.Errors);
        Assert.Contains("with -Verify once more for each setting", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.True(plan.Findings.First(finding => finding.RuleId == "sort-spilled-to-disk").Proof!.IsMeasured);
        Assert.Equal(40000L, await database.ScalarAsync<long>("SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task Without_HypoPG_one_warning_names_the_remedy()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("DROP EXTENSION hypopg");
        using ShellSession shell = Connected(database);

        ShellResult result = shell.Invoke($"'{Selective}', '{Selective} AND id > 3' | Invoke-PgExplain -Verify");

        Assert.EndsWith("What helps: CREATE EXTENSION hypopg;", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.All(result.Output, one => Assert.Equal("not tried: the database has no HypoPG.", ((Plan)one.BaseObject).Findings[0].Proof!.ToString()));
    }

    [Fact]
    public async Task Strangers_see_the_proof_without_the_table()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Connected(database);

        Plan plan = (Plan)Assert.Single(shell.Invoke($"Invoke-PgExplain '{Selective}' -Verify -Anonymize").Output).BaseObject;

        Assert.Contains("Seq Scan → Bitmap Heap Scan using it on t1", plan.Findings[0].Proof!.ToString(), StringComparison.Ordinal);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static ShellSession Connected(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }
}
