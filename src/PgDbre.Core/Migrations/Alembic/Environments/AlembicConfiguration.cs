namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>What alembic.ini or pyproject.toml says of where the revisions are.</summary>
/// <param name="File">The file.</param>
/// <param name="ScriptLocation">Folder of env.py as a full path; null where the file does not say.</param>
/// <param name="VersionLocations">Folders of the revisions as full paths; empty where it is versions beside env.py.</param>
/// <param name="IsRecursive">Revisions may be in folders below.</param>
/// <param name="SystemPaths">prepend_sys_path as full paths: where Python finds the project's modules.</param>
public sealed record AlembicConfiguration(
    string File,
    string? ScriptLocation,
    IReadOnlyList<string> VersionLocations,
    bool IsRecursive,
    IReadOnlyList<string> SystemPaths)
{
    private const string Section = "alembic";

    /// <summary>Reads a configuration; null where the file has no part for Alembic.</summary>
    public static AlembicConfiguration? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string text = System.IO.File.ReadAllText(path);
        string file = Path.GetFullPath(path);
        return Path.GetExtension(path).Equals(".toml", StringComparison.OrdinalIgnoreCase) ? OfToml(file, text) : OfIni(file, text);
    }

    private static AlembicConfiguration? OfIni(string file, string text)
    {
        string folder = Path.GetDirectoryName(file)!;
        IniFile ini = IniFile.Read(text, new Dictionary<string, string> { ["here"] = folder });
        if (!ini.HasSection(Section))
        {
            return null;
        }

        string? separator = ini.Value(Section, "path_separator");
        string? versions = ini.Value(Section, "version_locations");
        string? paths = ini.Value(Section, "prepend_sys_path");
        return new AlembicConfiguration(
            file,
            Location(ini.Value(Section, "script_location"), folder),
            [.. Split(versions, separator ?? ini.Value(Section, "version_path_separator"), [',', ' '])
                .Select(part => Location(part, folder)).OfType<string>()],
            ini.Value(Section, "recursive_version_locations") == "true",
            [.. Split(paths, separator, [',', ' ', ':']).Select(part => Path.GetFullPath(part, folder))]);
    }

    private static AlembicConfiguration? OfToml(string file, string text)
    {
        string folder = Path.GetDirectoryName(file)!;
        if (TomlTable.Read(text, "tool.alembic") is not { } table)
        {
            return null;
        }

        string? Fill(string value) => IniFile.Fill(value, name => name == "here" ? folder : null);
        string? location = table.Text("script_location");
        return new AlembicConfiguration(
            file,
            location is null ? null : Location(Fill(location), folder),
            [.. table.List("version_locations").Select(part => Location(Fill(part), folder)).OfType<string>()],
            table.Text("recursive_version_locations") == "true",
            [.. table.List("prepend_sys_path").Select(part => Path.GetFullPath(Fill(part) ?? part, folder))]);
    }

    // config.py, _get_file_separator_char: without a separator an old file splits at commas and spaces.
    private static string[] Split(string? value, string? separator, char[] legacy)
    {
        char[] characters = separator switch
        {
            null => legacy,
            "os" => [Path.PathSeparator],
            "space" => [' '],
            "newline" => ['\n'],
            { Length: 1 } => [separator[0]],
            _ => legacy,
        };
        return (value ?? "").Split(characters, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    // "package:folder" is a folder of a package, which stands where Python would find it.
    private static string? Location(string? value, string folder)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        int colon = value.IndexOf(':', StringComparison.Ordinal);
        bool isPackage = colon > 1 && !Path.IsPathRooted(value);
        string path = isPackage ? Path.Combine(value[..colon].Replace('.', Path.DirectorySeparatorChar), value[(colon + 1)..]) : value;
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder));
    }
}
