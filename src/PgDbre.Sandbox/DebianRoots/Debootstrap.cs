using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.DebianRoots;

/// <summary>The debootstrap program: the machine's own, or one that is fetched into the cache and run from there.</summary>
internal sealed class Debootstrap(SandboxCache cache)
{
    private const string ProgramPath = "usr/sbin/debootstrap";
    private const string LibraryPath = "usr/share/debootstrap";
    private const string KeyringFile = "debian-archive-keyring.gpg";

    // debootstrap verifies signatures with gpgv and downloads with wget; the rest is apt's and dpkg's.
    private static readonly string[] Needed = ["apt-get", "dpkg-deb", "chroot", "wget", "gpgv"];

    /// <summary>Programs debootstrap cannot do without that are not here.</summary>
    public static IReadOnlyList<string> MissingPrograms() => [.. Needed.Where(name => ChildProgram.Find(name) is null)];

    /// <summary>Makes a root file system in a folder that is not there yet.</summary>
    /// <exception cref="Providers.ProviderRefusedException">It failed with every mirror; the message has its last words.</exception>
    public async Task RunAsync(string target, SandboxOrder order, CancellationToken cancellation)
    {
        string tools = await EnsureToolsAsync(order, cancellation).ConfigureAwait(false);
        Dictionary<string, string> environment = new() { ["DEBOOTSTRAP_DIR"] = Path.Combine(tools, LibraryPath) };
        ProgramResult? result = null;
        foreach (string mirror in AptSources.Mirrors())
        {
            await RootFolder.RemoveAsync(target).ConfigureAwait(false);
            result = await ChildProgram.RunAsync(
                Command(tools, target, mirror),
                cancellation,
                onLine: line => order.Tell("Making the Debian root file system (once)", line.Replace("I: ", "", StringComparison.Ordinal)),
                environment: environment).ConfigureAwait(false);
            if (result.ExitCode == 0)
            {
                return;
            }
        }

        result!.OrRefuse("debootstrap");
    }

    // In its own mount and process namespace where the kernel lets us: killing it then takes every child along, and
    // what it mounts (it wants /proc) vanishes with it.
    private static IReadOnlyList<string> Command(string tools, string target, string mirror) =>
    [
        "sh", "-c",
        """
        if unshare --mount --pid --fork --kill-child true 2>/dev/null; then
            exec unshare --mount --pid --fork --kill-child "$@"
        fi
        exec "$@"
        """,
        "isolate",
        Path.Combine(tools, ProgramPath),
        "--variant=minbase",
        $"--include={string.Join(',', RootRecipe.Packages)}",
        $"--keyring={Path.Combine(tools, "usr/share/keyrings", KeyringFile)}",
        RootRecipe.Suite,
        target,
        mirror,
    ];

    private async Task<string> EnsureToolsAsync(SandboxOrder order, CancellationToken cancellation)
    {
        string machine = "/";
        if (File.Exists(Path.Combine(machine, ProgramPath)) && File.Exists(Path.Combine(machine, "usr/share/keyrings", KeyringFile)))
        {
            return machine;
        }

        string tools = Path.Combine(cache.Folder, "debootstrap");
        if (!Directory.Exists(tools))
        {
            order.Tell("Fetching debootstrap into the cache (once)");
            PackageFetcher fetcher = new(cache);
            await fetcher.FetchAsync(["debootstrap", "debian-archive-keyring"], tools, cancellation).ConfigureAwait(false);
        }

        return tools;
    }
}
