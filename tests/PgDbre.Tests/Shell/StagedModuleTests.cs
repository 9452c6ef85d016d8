using PgDbre.Shell;

namespace PgDbre.Tests.Shell;

public sealed class StagedModuleTests
{
    // In a process of its own: here the module's assemblies are loaded already, from the tests' folder.
    [Fact]
    public async Task The_shell_imports_the_module_beside_it_with_every_cmdlet_of_the_manifest()
    {
        string manifest = ModuleLocator.FindAbove(AppContext.BaseDirectory)!;
        string[] promised = CmdletsToExport(manifest);

        var run = await ShellProcess.RunAsync(["-Command", "(Get-Command -Module PgDbre).Name"]);

        Assert.Equal(promised.Order(), run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Empty(run.Error);
    }

    private static string[] CmdletsToExport(string manifest)
    {
        using ShellSession session = ShellSession.Create();
        // A manifest is a script that gives a hashtable.
        ShellResult data = session.Invoke("(& ([scriptblock]::Create($text))).CmdletsToExport", ("text", File.ReadAllText(manifest)));
        return [.. data.Output.Select(name => (string)name.BaseObject)];
    }
}
