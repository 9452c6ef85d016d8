namespace PgDbre.Shell;

/// <summary>Finds the module that belongs to this program.</summary>
internal static class ModuleLocator
{
    public const string Variable = "PGDBRE_MODULE";

    private const string Manifest = "PgDbre.psd1";

    /// <summary>The manifest that the options or the environment name, else the nearest one; null when there is none.</summary>
    public static string? Locate(ShellOptions options)
    {
        if (options.ModulePath is { } wanted)
        {
            return Path.GetFullPath(wanted);
        }

        string? fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(fromEnvironment) ? FindAbove(AppContext.BaseDirectory) : Path.GetFullPath(fromEnvironment);
    }

    /// <summary>Walks up from a folder; the same walk serves a clone (src/PgDbre.Shell/bin/…) and a package.</summary>
    public static string? FindAbove(string folder)
    {
        for (DirectoryInfo? level = new(folder); level is not null; level = level.Parent)
        {
            string candidate = Path.Combine(level.FullName, Manifest);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
