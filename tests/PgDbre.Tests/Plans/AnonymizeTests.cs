using PgDbre.Core.Plans;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests.Plans;

[Collection(SandboxCollection.Name)]
public sealed class AnonymizeTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_plan_for_strangers_knows_neither_names_nor_the_way_back()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult result = shell.Invoke(
            "$plan = 'SELECT content FROM messages WHERE user_id = 42 -- of Bob' | Invoke-PgExplain -Analyze -Anonymize; $plan; $null -eq $plan.Connection");

        Plan plan = (Plan)result.Output[0].BaseObject;
        Assert.Empty(result.Errors);
        Assert.Equal("SELECT c1 FROM t1 WHERE c2 = 'l1'", plan.Query!.TrimEnd());
        Assert.Equal("Seq Scan on t1", plan.Root.ToString());
        Assert.Null(plan.Server);
        Assert.Equal(true, result.Output[1].BaseObject);
        Assert.DoesNotContain("messages", plan.GetSource()!, StringComparison.Ordinal);
    }
}
