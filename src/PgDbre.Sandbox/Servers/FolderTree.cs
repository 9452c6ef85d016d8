using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.Servers;

/// <summary>Whole folders, with owners and device files, which .NET cannot copy.</summary>
internal static class FolderTree
{
    /// <summary>Makes a folder that only its owner can enter; null is ourselves.</summary>
    public static async Task CreateAsync(string folder, ServerUser? owner, CancellationToken cancellation)
    {
        // The parent is shared by several servers of the same user and shows nothing but names.
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        SandboxCache.CreatePrivate(folder);
        await GiveAsync(folder, owner, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives a folder and all in it to a user; null leaves it ours.</summary>
    public static async Task GiveAsync(string folder, ServerUser? owner, CancellationToken cancellation)
    {
        if (owner is not null)
        {
            string[] command = ["chown", "-R", owner.ToString(), folder];
            ProgramResult result = await ChildProgram.RunAsync(command, cancellation).ConfigureAwait(false);
            result.OrRefuse("chown");
        }
    }

    /// <summary>Copies a folder with owners and modes; shares the blocks where the file system can.</summary>
    public static async Task CopyAsync(string source, string target, CancellationToken cancellation)
    {
        // GNU cp takes --reflink=auto by itself since coreutils 9.0; others do not know the option.
        ProgramResult result = await ChildProgram.RunAsync(["cp", "-a", source, target], cancellation).ConfigureAwait(false);
        result.OrRefuse("cp");
    }

    /// <summary>Removes a folder if it is there. Not cancellable: it is how a cancelled preparation tidies up.</summary>
    public static async Task RemoveAsync(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            await ChildProgram.RunAsync(["rm", "-rf", folder], CancellationToken.None).ConfigureAwait(false);
        }
    }
}
