using System.Management.Automation;
using System.Reflection;
using PgDbre.Shell;

namespace PgDbre.Tests.Contract;

/// <summary>What the module exports, asked of the engine once.</summary>
internal static class ExportedCmdlets
{
    private static readonly Lazy<IReadOnlyList<CmdletInfo>> Lazy = new(Read);

    public static IReadOnlyList<CmdletInfo> All => Lazy.Value;

    /// <summary>Rows for a theory.</summary>
    public static TheoryData<string> Names => [.. ManifestNames()];

    /// <summary>CmdletsToExport, read from the manifest by the engine's own parser.</summary>
    public static IEnumerable<string> ManifestNames()
    {
        using ShellSession shell = ShellSession.Create();
        ShellResult result = shell.Invoke("(Test-ModuleManifest $path -ErrorAction Stop).ExportedCmdlets.Keys", ("path", RepositoryFolder.Manifest));
        return [.. result.Output.Select(name => (string)name.BaseObject).Order(StringComparer.Ordinal)];
    }

    /// <summary>Names of the public cmdlet classes.</summary>
    public static IEnumerable<string> ClassNames() => typeof(Common.PgCmdlet).Assembly.GetExportedTypes()
        .Select(type => type.GetCustomAttribute<CmdletAttribute>())
        .OfType<CmdletAttribute>()
        .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
        .Order(StringComparer.Ordinal);

    private static IReadOnlyList<CmdletInfo> Read()
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        return [.. shell.Invoke("Get-Command -Module PgDbre").Output.Select(command => (CmdletInfo)command.BaseObject)];
    }
}
