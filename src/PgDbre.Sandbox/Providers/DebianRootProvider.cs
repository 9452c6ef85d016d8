using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.DebianRoots;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.Providers;

/// <summary>
/// A Debian root file system in the cache, entered with chroot. Nothing is mounted in it: the server keeps its shared
/// memory in its data directory.
/// </summary>
internal sealed class DebianRootProvider(SandboxCache cache) : ISandboxProvider
{
    private const string BinFolder = "/usr/lib/postgresql/17/bin";
    private const string ExtensionFolder = "usr/share/postgresql/17/extension";
    private const string BouncerProgram = "/usr/sbin/pgbouncer";

    // Not /dev/shm: in a root without mounts it is a plain folder of root's, and whatever a kill left there would stay.
    private static readonly string[] Settings = ["dynamic_shared_memory_type = 'mmap'"];

    /// <inheritdoc />
    public SandboxProviderName Name => SandboxProviderName.DebianRoot;

    /// <inheritdoc />
    public async Task<RunningSandbox> StartAsync(SandboxOrder order, CancellationToken cancellation)
    {
        RefuseIfImpossible(order.Request);
        RootMaker maker = new(cache, FillAsync);
        string root = await maker.EnsureAsync(order, cancellation).ConfigureAwait(false);
        ServerInstallation installation = await ProbeAsync(root, cancellation).ConfigureAwait(false);
        string[] missing = [.. order.Request.Extensions.Where(name => !installation.Extensions.Contains(name))];
        if (missing.Length > 0)
        {
            throw new ProviderRefusedException($"The Debian root file system lacks {string.Join(", ", missing)}.");
        }

        ServerOffer offer = new(Name, installation, order.Request.Extensions, missing);
        return await new ServerStarter(cache).StartAsync(offer, order, cancellation).ConfigureAwait(false);
    }

    private static void RefuseIfImpossible(SandboxRequest request)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/etc/debian_version"))
        {
            throw new ProviderRefusedException("This machine is no Debian or a relative of it.");
        }

        if (!Environment.IsPrivilegedProcess)
        {
            throw new ProviderRefusedException("chroot needs root.");
        }

        if (request.Version != RootRecipe.PostgresVersion)
        {
            throw new ProviderRefusedException($"Debian {RootRecipe.Suite} carries PostgreSQL {RootRecipe.PostgresVersion} only.");
        }

        if (Debootstrap.MissingPrograms() is { Count: > 0 } missing)
        {
            throw new ProviderRefusedException($"debootstrap needs {string.Join(", ", missing)}.");
        }
    }

    private async Task FillAsync(string folder, SandboxOrder order, CancellationToken cancellation)
    {
        await new Debootstrap(cache).RunAsync(folder, order, cancellation).ConfigureAwait(false);
        foreach (string unneeded in RootRecipe.Unneeded)
        {
            await FolderTree.RemoveAsync(Path.Combine(folder, unneeded)).ConfigureAwait(false);
        }
    }

    private static async Task<ServerInstallation> ProbeAsync(string root, CancellationToken cancellation)
    {
        ServerUser user = ServerUser.Find(Path.Combine(root, "etc/passwd"), "postgres")
            ?? throw new ProviderRefusedException($"{root} has no user postgres.");
        string version = await InstallationProbe.VersionAsync(["chroot", root, $"{BinFolder}/postgres"], cancellation).ConfigureAwait(false)
            ?? throw new ProviderRefusedException($"PostgreSQL in {root} cannot be run.");
        return new ServerInstallation
        {
            BinFolder = BinFolder,
            Version = version,
            Extensions = InstallationProbe.Extensions(Path.Combine(root, ExtensionFolder)),
            PgBouncer = BouncerProgram,
            RootFolder = root,
            User = user,
            ExtraSettings = Settings,
        };
    }
}
