using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Alembic.Environments;

namespace PgDbre.Migrations;

/// <summary>How Alembic is started on this machine: the script of its name, or Python with -m alembic.</summary>
/// <param name="Words">The program and its first arguments.</param>
internal sealed record AlembicCommand(IReadOnlyList<string> Words)
{
    // Where virtual environments keep their programs: on Unix, on Windows.
    private static readonly string[] BinFolders = ["bin", "Scripts"];
    private static readonly string[] Programs = ["alembic", "alembic.exe"];
    private static readonly string[] VirtualEnvironments = [".venv", "venv", "env"];

    /// <summary>Alembic at a path, else of the project's virtual environment, else of the active one, else on PATH.</summary>
    /// <param name="path">The alembic script or a Python; null to look for one.</param>
    /// <param name="environment">The environment whose project may have a virtual environment.</param>
    /// <exception cref="PgDbreException">PgAlembicNotFound.</exception>
    public static AlembicCommand Find(string? path, AlembicEnvironment environment)
    {
        if (path is not null)
        {
            return File.Exists(path) ? Of(Path.GetFullPath(path)) : throw NotFound($"There is no file {path}.");
        }

        IEnumerable<string> folders = Projects(environment)
            .SelectMany(project => VirtualEnvironments.Select(name => Path.Combine(project, name)))
            .Append(Environment.GetEnvironmentVariable("VIRTUAL_ENV") ?? "")
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => BinFolders.Select(bin => Path.Combine(folder, bin)))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return folders.SelectMany(folder => Programs.Select(name => Path.Combine(folder, name)))
            .Where(File.Exists)
            .Select(Of)
            .FirstOrDefault() ?? throw NotFound("There is no alembic in the project's virtual environment or on PATH.");
    }

    private static AlembicCommand Of(string program) =>
        Path.GetFileName(program).StartsWith("python", StringComparison.OrdinalIgnoreCase)
            ? new AlembicCommand([program, "-m", "alembic"])
            : new AlembicCommand([program]);

    private static IEnumerable<string> Projects(AlembicEnvironment environment)
    {
        string? folder = Path.GetDirectoryName(environment.Configuration?.File) ?? environment.ScriptLocation;
        return new[] { folder, Path.GetDirectoryName(folder) }.OfType<string>();
    }

    private static PgDbreException NotFound(string what) => new(
        "PgAlembicNotFound",
        PgErrorCategory.ResourceUnavailable,
        what,
        "Name the alembic script or the python of the project's virtual environment, or leave the SQL to be read without Alembic.");
}
