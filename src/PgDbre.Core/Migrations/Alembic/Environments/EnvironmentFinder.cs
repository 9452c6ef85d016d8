namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>Finds the configuration and the folders that belong to a path.</summary>
internal static class EnvironmentFinder
{
    private const string EnvironmentScript = "env.py";

    // How far below a folder an alembic.ini is looked for, and how far above a revision.
    private const int DeepestBelow = 4;
    private const int HighestAbove = 6;

    private static readonly HashSet<string> NeverEntered = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "site-packages", "__pycache__", "venv", "env", "build", "dist",
    };

    /// <summary>The configuration that a path means; null if there is none.</summary>
    public static AlembicConfiguration? Configuration(string path)
    {
        if (File.Exists(path))
        {
            return IsConfiguration(path) ? AlembicConfiguration.Read(path) : Above(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        string folder = Path.GetFullPath(path);
        bool isPart = IsScriptLocation(path) || IsVersions(path);
        return InFolder(path) ?? (isPart ? null : Below(path)) ?? Above(folder);
    }

    /// <summary>The folder of env.py: as the configuration says, else the path itself, the folder above it, or one below.</summary>
    public static string? ScriptLocation(string path, AlembicConfiguration? configuration)
    {
        if (configuration?.ScriptLocation is { } said && Directory.Exists(said))
        {
            return said;
        }

        // Flask-Migrate keeps alembic.ini beside env.py and does not say where that is.
        string? besides = configuration is null ? null : Path.GetDirectoryName(configuration.File);
        string start = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetFullPath(path);
        IEnumerable<string?> candidates =
        [
            besides, start, Path.GetDirectoryName(start), Path.GetDirectoryName(Path.GetDirectoryName(start) ?? start),
            Path.Combine(start, "alembic"), Path.Combine(start, "migrations"),
        ];
        return candidates.OfType<string>().FirstOrDefault(IsScriptLocation);
    }

    private static AlembicConfiguration? InFolder(string folder)
    {
        string ini = Path.Combine(folder, "alembic.ini");
        string toml = Path.Combine(folder, "pyproject.toml");
        return (File.Exists(ini) ? AlembicConfiguration.Read(ini) : null) ?? (File.Exists(toml) ? AlembicConfiguration.Read(toml) : null);
    }

    private static AlembicConfiguration? Above(string folder)
    {
        string? current = folder;
        for (int i = 0; i < HighestAbove && current is not null; i++)
        {
            if (InFolder(current) is { } found && Owns(found, folder))
            {
                return found;
            }

            current = Path.GetDirectoryName(current);
        }

        return null;
    }

    // A configuration further up may be that of another environment.
    private static bool Owns(AlembicConfiguration configuration, string folder)
    {
        string scripts = configuration.ScriptLocation ?? Path.GetDirectoryName(configuration.File)!;
        return configuration.VersionLocations.Append(scripts).Any(root => IsWithin(folder, root) || IsWithin(root, folder));
    }

    private static bool IsWithin(string inner, string outer) =>
        (inner + Path.DirectorySeparatorChar).StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The nearest one, in the order of the names.
    private static AlembicConfiguration? Below(string folder)
    {
        IReadOnlyList<string> level = [folder];
        for (int depth = 0; depth < DeepestBelow && level.Count > 0; depth++)
        {
            level = [.. level.SelectMany(Folders).Where(IsEntered).Order(StringComparer.Ordinal)];
            if (level.Select(InFolder).FirstOrDefault(found => found is not null) is { } configuration)
            {
                return configuration;
            }
        }

        return null;
    }

    // Hidden folders and those we may not read are passed over.
    private static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { IgnoreInaccessible = true });

    private static bool IsEntered(string folder) =>
        Path.GetFileName(folder) is { Length: > 0 } name && name[0] != '.' && !NeverEntered.Contains(name);

    private static bool IsConfiguration(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".ini" or ".toml" or ".cfg";

    private static bool IsScriptLocation(string folder) => File.Exists(Path.Combine(folder, EnvironmentScript));

    private static bool IsVersions(string folder) =>
        Directory.Exists(folder) && Path.GetDirectoryName(Path.GetFullPath(folder)) is { } above && IsScriptLocation(above);
}
