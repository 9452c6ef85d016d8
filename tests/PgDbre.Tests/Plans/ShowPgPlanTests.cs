using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Plans;

/// <summary>The page of Show-PgPlan, made from plans of a live server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ShowPgPlanTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Plans_go_into_one_page_that_holds_all_it_needs()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "plan.html");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));

        ShellResult result = shell.Invoke("'SELECT 1; SELECT 2' | Invoke-PgExplain | Show-PgPlan -Path $path", ("path", path));

        Assert.Empty(result.Errors);
        Assert.Equal(path, ((FileInfo)Assert.Single(result.Output).BaseObject).FullName);
        string page = File.ReadAllText(path);
        Assert.Contains("\"query\":\"SELECT 1\"", page, StringComparison.Ordinal);
        Assert.Contains("\"query\":\"SELECT 2\"", page, StringComparison.Ordinal);
        Assert.Contains("pev2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIf_writes_nothing_and_NoClobber_overwrites_nothing()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "plan.html");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text; $plan = Invoke-PgExplain 'SELECT 1'", ("text", database.ConnectionText));

        Assert.Empty(shell.Invoke("$plan | Show-PgPlan -Path $path -WhatIf", ("path", path)).Errors);
        Assert.False(File.Exists(path));

        File.WriteAllText(path, "mine");
        ShellResult refused = shell.Invoke("$plan | Show-PgPlan -Path $path -NoClobber", ("path", path));
        Assert.StartsWith("PgReportExists,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
    }
}
