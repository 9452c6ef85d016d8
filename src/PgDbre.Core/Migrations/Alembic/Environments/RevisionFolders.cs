namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>The folders of revisions and the files in them.</summary>
internal static class RevisionFolders
{
    /// <summary>version_locations, else versions beside env.py, else the folder of the path itself.</summary>
    public static IReadOnlyList<string> Of(string path, AlembicConfiguration? configuration, string? scripts)
    {
        if (configuration?.VersionLocations is { Count: > 0 } said)
        {
            return said;
        }

        string? versions = scripts is null ? null : Path.Combine(scripts, "versions");
        return versions is not null && Directory.Exists(versions) ? [versions]
            : [File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetFullPath(path)];
    }

    public static bool IsPython(string file) => Path.GetExtension(file).Equals(".py", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads every revision of the folders, and the files named beside; Python that is no revision is left out.</summary>
    public static IReadOnlyList<RevisionReading> Read(IReadOnlyList<string> folders, bool isRecursive, IReadOnlyList<string> named)
    {
        SearchOption option = isRecursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        string[] files = [.. folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.py", option))
            .Concat(named)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        return [.. files.Select(file => RevisionReader.Read(file, File.ReadAllBytes(file)))
            .Where(reading => reading.Script is not null || reading.Problem is not null)];
    }
}
