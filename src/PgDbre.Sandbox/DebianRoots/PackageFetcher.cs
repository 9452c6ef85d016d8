using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.DebianRoots;

/// <summary>
/// Unpacks Debian packages into a folder without installing them. apt works on lists and caches of its own, so the
/// user's system stays as it is; the packages are verified by the machine's own apt keys.
/// </summary>
internal sealed class PackageFetcher(SandboxCache cache)
{
    /// <summary>Fetches packages and unpacks them; the folder appears complete or not at all.</summary>
    /// <exception cref="Providers.ProviderRefusedException">A package cannot be had.</exception>
    public async Task FetchAsync(IReadOnlyList<string> packages, string target, CancellationToken cancellation)
    {
        string work = Path.Combine(cache.Folder, "apt");
        await FolderTree.RemoveAsync(work).ConfigureAwait(false);
        try
        {
            await FetchAsync(packages, work, target, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await FolderTree.RemoveAsync(work).ConfigureAwait(false);
        }
    }

    private static async Task FetchAsync(IReadOnlyList<string> packages, string work, string target, CancellationToken cancellation)
    {
        string downloads = Directory.CreateDirectory(Path.Combine(work, "downloads")).FullName;
        string unpacked = Directory.CreateDirectory(Path.Combine(work, "unpacked")).FullName;
        Directory.CreateDirectory(Path.Combine(work, "lists/partial"));
        Directory.CreateDirectory(Path.Combine(work, "cache/archives/partial"));
        string[] apt = ["apt-get", "-q", .. PrivateState(work)];

        // A third party's source that is down makes this fail without harm; the download decides.
        await ChildProgram.RunAsync([.. apt, "update"], cancellation).ConfigureAwait(false);
        (await ChildProgram.RunAsync([.. apt, "download", .. packages], cancellation, downloads).ConfigureAwait(false))
            .OrRefuse($"Fetching {string.Join(" and ", packages)}");
        foreach (string package in Directory.EnumerateFiles(downloads, "*.deb"))
        {
            (await ChildProgram.RunAsync(["dpkg-deb", "-x", package, unpacked], cancellation).ConfigureAwait(false)).OrRefuse("dpkg-deb");
        }

        Directory.Move(unpacked, target);
    }

    private static string[] PrivateState(string work) =>
    [
        "-o", $"Dir::State={work}",
        "-o", $"Dir::State::lists={work}/lists",
        "-o", "Dir::State::status=/var/lib/dpkg/status",
        "-o", $"Dir::Cache={work}/cache",
        "-o", "Acquire::Languages=none",
        // The download user cannot enter a cache that only its owner can enter.
        "-o", "APT::Sandbox::User=root",
    ];
}
