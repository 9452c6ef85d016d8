using System.Globalization;

namespace PgDbre.Sandbox.Servers;

/// <summary>PostgreSQL's programs in one place, and how they are run there.</summary>
internal sealed record ServerInstallation
{
    /// <summary>Folder of postgres and initdb, as the server sees it.</summary>
    public required string BinFolder { get; init; }

    /// <summary>Such as 17.11.</summary>
    public required string Version { get; init; }

    /// <summary>Extensions that CREATE EXTENSION would find.</summary>
    public required IReadOnlySet<string> Extensions { get; init; }

    /// <summary>PgBouncer, as the server sees it; null where there is none.</summary>
    public string? PgBouncer { get; init; }

    /// <summary>The root file system the server is locked into; empty for the machine's own.</summary>
    public string RootFolder { get; init; } = "";

    /// <summary>Whom the server runs as; null for ourselves.</summary>
    public ServerUser? User { get; init; }

    /// <summary>Lines for postgresql.conf that this place needs.</summary>
    public IReadOnlyList<string> ExtraSettings { get; init; } = [];

    /// <summary>Such as 17.</summary>
    public int MajorVersion => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>The command that runs one of PostgreSQL's programs.</summary>
    public IReadOnlyList<string> Command(string program, params IEnumerable<string> arguments) =>
        Run($"{BinFolder}/{program}", arguments);

    /// <summary>The command that runs a program by its path, as the server's user and in the server's root.</summary>
    public IReadOnlyList<string> Run(string path, params IEnumerable<string> arguments) => [.. Prefix(), path, .. arguments];

    /// <summary>A path as the server sees it.</summary>
    public string Inside(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[RootFolder.Length..];
    }

    /// <summary>Where the server's user may have a folder of this name: it must be able to walk there.</summary>
    public string FolderFor(string name, SandboxCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        if (RootFolder.Length > 0)
        {
            return Path.Combine(RootFolder, "var/lib/pgdbre", name);
        }

        // Root's home is closed to others, so the data of a server that root starts as somebody else lives in /tmp.
        return User is null ? Path.Combine(cache.Folder, "data", name) : Path.Combine(Path.GetTempPath(), $"pgdbre-{name}");
    }

    private string[] Prefix()
    {
        if (User is null)
        {
            return [];
        }

        return RootFolder.Length > 0
            ? ["chroot", $"--userspec={User}", "--groups=", RootFolder]
            : ["setpriv", Option("reuid", User.UserId), Option("regid", User.GroupId), "--clear-groups", "--"];
    }

    private static string Option(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"--{name}={value}");
}
