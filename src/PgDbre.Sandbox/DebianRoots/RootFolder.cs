using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.DebianRoots;

/// <summary>Removes root file systems with care: what is mounted inside is the machine's, not ours.</summary>
internal static class RootFolder
{
    private const int MountPointField = 1;

    /// <summary>Detaches what is mounted below a folder, then removes it.</summary>
    public static async Task RemoveAsync(string folder)
    {
        foreach (string mount in MountsBelow(folder))
        {
            await ChildProgram.RunAsync(["umount", "--lazy", mount], CancellationToken.None).ConfigureAwait(false);
        }

        // Something that could not be detached must not be emptied.
        if (MountsBelow(folder).Count == 0)
        {
            await FolderTree.RemoveAsync(folder).ConfigureAwait(false);
        }
    }

    private static List<string> MountsBelow(string folder) =>
    [
        .. File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' ')[MountPointField])
            .Where(mount => mount.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderByDescending(mount => mount.Length),
    ];
}
