using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.Providers;

/// <summary>
/// Servers installed on this machine: as Local only one that has the version and every extension asked for, as LocalAny
/// the one that lacks least, with what it lacks said.
/// </summary>
internal sealed class LocalProvider(SandboxCache cache, SandboxProviderName name) : ISandboxProvider
{
    /// <inheritdoc />
    public SandboxProviderName Name => name;

    /// <inheritdoc />
    public async Task<RunningSandbox> StartAsync(SandboxOrder order, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new ProviderRefusedException("Installed servers are used on Linux and macOS only.");
        }

        IReadOnlyList<ServerInstallation> installed =
            await LocalInstallations.FindAsync(UserForServer(), cancellation).ConfigureAwait(false);
        if (installed.Count == 0)
        {
            throw new ProviderRefusedException("No PostgreSQL server is installed on this machine.");
        }

        ServerOffer best = installed.Select(installation => Offer(installation, order.Request)).MinBy(offer => offer.Missing.Count)!;
        if (name == SandboxProviderName.Local && best.Missing.Any(lack => lack != "pgbouncer"))
        {
            throw new ProviderRefusedException(
                $"PostgreSQL {best.Installation.Version} is installed; it lacks {string.Join(", ", best.Missing)}.");
        }

        return await new ServerStarter(cache).StartAsync(best, order, cancellation).ConfigureAwait(false);
    }

    private ServerOffer Offer(ServerInstallation installation, SandboxRequest request)
    {
        string[] extensions = [.. request.Extensions.Where(installation.Extensions.Contains)];
        List<string> missing = [.. request.Extensions.Except(extensions)];
        if (installation.MajorVersion != request.Version)
        {
            missing.Insert(0, $"PostgreSQL {request.Version}");
        }

        if (installation.PgBouncer is null)
        {
            missing.Add("pgbouncer");
        }

        return new ServerOffer(name, installation, extensions, missing);
    }

    private static ServerUser? UserForServer()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        if (ChildProgram.Find("setpriv") is null)
        {
            throw new ProviderRefusedException("PostgreSQL refuses to run as root, and setpriv, which lowers rights, is not installed.");
        }

        return ServerUser.Find("/etc/passwd", "postgres", "nobody")
            ?? throw new ProviderRefusedException("PostgreSQL refuses to run as root, and there is no user postgres or nobody.");
    }
}
