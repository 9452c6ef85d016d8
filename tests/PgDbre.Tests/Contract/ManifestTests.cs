using PgDbre.Shell;

namespace PgDbre.Tests.Contract;

public sealed class ManifestTests
{
    [Fact]
    public void The_manifest_lists_exactly_the_cmdlets()
    {
        Assert.Equal(ExportedCmdlets.ClassNames(), ExportedCmdlets.ManifestNames());
        Assert.Equal(ExportedCmdlets.ManifestNames(), ExportedCmdlets.All.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manifests_version_is_the_assemblies()
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        Version module = (Version)shell.Invoke("(Get-Module PgDbre).Version").Output[0].BaseObject;

        Assert.Equal(typeof(Common.PgCmdlet).Assembly.GetName().Version!.ToString(3), module.ToString(3));
    }

    [Fact]
    public void The_package_folder_holds_what_the_manifest_names()
    {
        string package = Path.Combine(RepositoryFolder.Root, "out", "PgDbre");

        Assert.All(
            ["PgDbre.psd1", "LICENSE", "module/bin/PgDbre.dll", "module/bin/PgDbre.Core.dll", "module/bin/dependencies/Npgsql.dll",
                "module/PgDbre.Format.ps1xml", "module/PgDbre.Types.ps1xml", "module/sandbox/Dockerfile", "en-US/PgDbre.dll-Help.xml"],
            file => Assert.True(File.Exists(Path.Combine(package, file)), file));
        Assert.False(File.Exists(Path.Combine(package, "module/bin/dependencies/PgDbre.Core.dll")), "Core's types would exist twice.");
    }
}
