using System.Reflection;
using System.Runtime.Loader;

namespace PgDbre.Isolation;

/// <summary>
/// Keeps Npgsql, Testcontainers and what they bring away from the host's own versions of the same assemblies.
/// After https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts.
/// </summary>
internal sealed class PgDbreLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public PgDbreLoadContext(string folder)
        : base("PgDbre") => _folder = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Records cross the border, so both sides must see the one Core that PowerShell loaded.
        if (assemblyName.Name == "PgDbre.Core")
        {
            return typeof(Core.Connections.PgConnection).Assembly;
        }

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string path = Path.Combine(_folder, unmanagedDllName);
        return File.Exists(path) ? LoadUnmanagedDllFromPath(path) : nint.Zero;
    }
}
