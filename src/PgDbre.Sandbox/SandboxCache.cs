namespace PgDbre.Sandbox;

/// <summary>The folders of this user's sandboxes.</summary>
internal sealed class SandboxCache
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>A cache in this folder, which is made if it is not there.</summary>
    public SandboxCache(string folder)
    {
        Folder = Path.GetFullPath(folder);
        CreatePrivate(Folder);
    }

    /// <summary>The top folder.</summary>
    public string Folder { get; }

    /// <summary>One folder for every sandbox that runs or was left behind.</summary>
    public string Run => CreatePrivate(Path.Combine(Folder, "run"));

    /// <summary>Data directories fresh from initdb, copied for each sandbox.</summary>
    public string Templates => CreatePrivate(Path.Combine(Folder, "templates"));

    /// <summary>Debian root file systems.</summary>
    public string Roots => CreatePrivate(Path.Combine(Folder, "roots"));

    /// <summary>PGDBRE_SANDBOX_CACHE, else pgdbre in the user's cache folder.</summary>
    public static SandboxCache OfUser() => new(
        Given("PGDBRE_SANDBOX_CACHE")
        ?? Path.Combine(Given("XDG_CACHE_HOME") ?? DefaultCacheFolder, "pgdbre"));

    /// <summary>Makes a folder that only this user can enter.</summary>
    public static string CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(folder).FullName;
        }

        return Directory.CreateDirectory(folder, OwnerOnly).FullName;
    }

    private static string DefaultCacheFolder => OperatingSystem.IsWindows()
        ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
