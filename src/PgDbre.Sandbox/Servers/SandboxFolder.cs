using System.Security.Cryptography;

namespace PgDbre.Sandbox.Servers;

/// <summary>Where one sandbox keeps its files.</summary>
/// <param name="Name">The sandbox's name.</param>
/// <param name="RunFolder">State and password file; ours alone.</param>
/// <param name="ServerFolder">Data, logs and settings; the server's user may enter it.</param>
internal sealed record SandboxFolder(string Name, string RunFolder, string ServerFolder)
{
    private const int RandomBytes = 4;

    /// <summary>The data directory.</summary>
    public string Data => Path.Combine(ServerFolder, "data");

    /// <summary>What PostgreSQL prints and logs.</summary>
    public string ServerLog => Path.Combine(ServerFolder, "server.log");

    /// <summary>PgBouncer's settings.</summary>
    public string BouncerSettings => Path.Combine(ServerFolder, "pgbouncer.ini");

    /// <summary>PgBouncer's users and their passwords.</summary>
    public string BouncerUsers => Path.Combine(ServerFolder, "users.txt");

    /// <summary>What PgBouncer prints and logs.</summary>
    public string BouncerLog => Path.Combine(ServerFolder, "pgbouncer.log");

    /// <summary>A libpq password file.</summary>
    public string PassFile => Path.Combine(RunFolder, "pgpass");

    /// <summary>A new name and its folders; nothing is made yet.</summary>
    public static SandboxFolder New(ServerInstallation installation, SandboxCache cache)
    {
        string name = NewName(installation.MajorVersion);
        return new SandboxFolder(name, Path.Combine(cache.Run, name), installation.FolderFor(name, cache));
    }

    /// <summary>A name such as pg17-3F9A2C01.</summary>
    public static string NewName(int majorVersion) =>
        $"pg{majorVersion}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomBytes))}";
}
