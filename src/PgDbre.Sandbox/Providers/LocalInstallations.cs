using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.Providers;

/// <summary>Finds the PostgreSQL servers installed on this machine.</summary>
internal static class LocalInstallations
{
    // Where Debian, Red Hat's packages, Homebrew and Postgres.app put one folder for each version.
    private static readonly (string Folder, string Pattern)[] Places =
    [
        ("/usr/lib/postgresql", "*"),
        ("/usr", "pgsql-*"),
        ("/opt/homebrew/opt", "postgresql@*"),
        ("/usr/local/opt", "postgresql@*"),
        ("/Applications/Postgres.app/Contents/Versions", "*"),
    ];

    /// <summary>All that can be run, newest first.</summary>
    /// <param name="user">Whom they would run as; null for ourselves.</param>
    /// <param name="cancellation">Stops asking.</param>
    public static async Task<IReadOnlyList<ServerInstallation>> FindAsync(ServerUser? user, CancellationToken cancellation)
    {
        List<ServerInstallation> found = [];
        foreach (string folder in BinFolders().Distinct(StringComparer.Ordinal))
        {
            if (await ProbeAsync(folder, user, cancellation).ConfigureAwait(false) is { } installation)
            {
                found.Add(installation);
            }
        }

        return [.. found.OrderByDescending(installation => installation.MajorVersion)];
    }

    private static IEnumerable<string> BinFolders()
    {
        IEnumerable<string> folders = Places
            .Where(place => Directory.Exists(place.Folder))
            .SelectMany(place => Directory.EnumerateDirectories(place.Folder, place.Pattern))
            .Select(parent => Path.Combine(parent, "bin"));
        // On PATH a link may lead there, as Homebrew's does.
        string? onPath = ChildProgram.Find("postgres");
        string? target = onPath is null ? null : File.ResolveLinkTarget(onPath, returnFinalTarget: true)?.FullName ?? onPath;
        return target is null ? folders : folders.Append(Path.GetDirectoryName(target)!);
    }

    private static async Task<ServerInstallation?> ProbeAsync(string folder, ServerUser? user, CancellationToken cancellation)
    {
        string postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(folder, "initdb")))
        {
            return null;
        }

        string? version = await InstallationProbe.VersionAsync([postgres], cancellation).ConfigureAwait(false);
        return version is null
            ? null
            : new ServerInstallation
            {
                BinFolder = folder,
                Version = version,
                Extensions = InstallationProbe.Extensions(await ExtensionFolderAsync(folder, cancellation).ConfigureAwait(false)),
                PgBouncer = ChildProgram.Find("pgbouncer"),
                User = user,
            };
    }

    private static async Task<string> ExtensionFolderAsync(string folder, CancellationToken cancellation)
    {
        string config = Path.Combine(folder, "pg_config");
        if (!File.Exists(config))
        {
            return Path.Combine(folder, "../share/extension");
        }

        ProgramResult result = await ChildProgram.RunAsync([config, "--sharedir"], cancellation).ConfigureAwait(false);
        return Path.Combine(result.Output.Trim(), "extension");
    }
}
