using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using PgDbre.Connections;
using PgDbre.Sandboxes;

namespace PgDbre.Isolation;

/// <summary>Answers for the assemblies in dependencies/ from import until removal of the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Lazy<PgDbreLoadContext> PrivateContext = new(() => new PgDbreLoadContext(DependenciesFolder));

    private static string DependenciesFolder =>
        Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "dependencies");

    /// <inheritdoc />
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc />
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceConnections.Current.CloseAll();
        OwnSandboxes.StopAll();
        AssemblyLoadContext.Default.Resolving -= Resolve;
    }

    // Only our own doors into the private context; whoever else asks for Npgsql gets the host's.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "PgDbre.Data" or "PgDbre.Sandbox" ? PrivateContext.Value.LoadFromAssemblyName(name) : null;
}
