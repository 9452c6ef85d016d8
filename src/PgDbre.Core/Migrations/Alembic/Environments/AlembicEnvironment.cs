namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>An Alembic environment: its configuration, env.py and revisions, read from files without Python.</summary>
public sealed record AlembicEnvironment
{
    /// <summary>alembic.ini or pyproject.toml; null if none was found.</summary>
    public AlembicConfiguration? Configuration { get; init; }

    /// <summary>Folder of env.py; null if none was found.</summary>
    public string? ScriptLocation { get; init; }

    /// <summary>Folders of the revisions.</summary>
    public required IReadOnlyList<string> VersionLocations { get; init; }

    /// <summary>Every revision file of the environment, and files that say why they cannot be read, by path.</summary>
    public required IReadOnlyList<RevisionReading> Readings { get; init; }

    /// <summary>Those that were asked for: all for a folder or a configuration, else the files named.</summary>
    public required IReadOnlyList<RevisionReading> Selected { get; init; }

    /// <summary>How the revisions hang together.</summary>
    public required RevisionGraph Graph { get; init; }

    /// <summary>What env.py does around the migrations; null without one that can be read.</summary>
    public EnvironmentScript? Script { get; init; }

    /// <summary>The naming convention of target_metadata as far as it could be found; empty if it was not.</summary>
    public IReadOnlyDictionary<string, string> NamingConvention { get; init; } = new Dictionary<string, string>();

    /// <summary>Finds the environment of a folder, alembic.ini, pyproject.toml, versions folder or revision file.</summary>
    /// <returns>Null where there is no revision at all.</returns>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder of that name.</exception>
    public static AlembicEnvironment? Find(string path) => Find([path]);

    /// <summary>Finds the environment of several paths: that of the first one, with the files of all of them.</summary>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    public static AlembicEnvironment? Find(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            throw new FileNotFoundException($"There is no file or folder {missing}.", missing);
        }

        AlembicConfiguration? configuration = EnvironmentFinder.Configuration(paths[0]);
        string? scripts = EnvironmentFinder.ScriptLocation(paths[0], configuration);
        IReadOnlyList<string> locations = RevisionFolders.Of(paths[0], configuration, scripts);
        IReadOnlyList<string> named =
            [.. paths.Where(path => File.Exists(path) && RevisionFolders.IsPython(path)).Select(Path.GetFullPath)];
        IReadOnlyList<RevisionReading> readings = RevisionFolders.Read(locations, configuration?.IsRecursive ?? false, named);
        return readings.Count == 0 ? null : Of(configuration, scripts, locations, readings, named);
    }

    private static AlembicEnvironment Of(
        AlembicConfiguration? configuration, string? scripts, IReadOnlyList<string> locations,
        IReadOnlyList<RevisionReading> readings, IReadOnlyList<string> named)
    {
        EnvironmentScript? script = scripts is null ? null : EnvironmentScript.Read(Path.Combine(scripts, "env.py"));
        HashSet<string> chosen = new(named, StringComparer.Ordinal);
        return new AlembicEnvironment
        {
            Configuration = configuration,
            ScriptLocation = scripts,
            VersionLocations = locations,
            Readings = readings,
            Selected = chosen.Count == 0 ? readings : [.. readings.Where(reading => chosen.Contains(reading.Path))],
            Graph = RevisionGraph.Of(readings.Select(reading => reading.Script).OfType<RevisionScript>()),
            Script = script,
            NamingConvention = script is null ? new Dictionary<string, string>() : ConventionFinder.Find(script, configuration),
        };
    }
}
