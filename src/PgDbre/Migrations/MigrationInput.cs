using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Environments;
using PgDbre.Core.Migrations.Alembic.Rendering;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Migrations;

/// <summary>
/// Gathers what Test-PgMigration is given: files, folders, texts. What belongs to one chain can only be told when all of it is there.
/// </summary>
internal sealed class MigrationInput(PgCmdlet cmdlet)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true };

    private readonly List<ScriptFile> _scripts = [];
    private readonly List<string> _texts = [];
    private readonly List<string> _alembic = [];
    private readonly HashSet<string> _known = [];

    /// <summary>The environment of the revisions; null before <see cref="Chain"/>, and without any.</summary>
    public AlembicEnvironment? Environment { get; private set; }

    /// <summary>Takes a text.</summary>
    public void AddText(string text) => _texts.Add(text);

    /// <summary>Takes what a path stands for; of a folder every script of SQL and every revision of Alembic below it.</summary>
    /// <exception cref="PgDbreException">PgFileNotFound, PgFileUnreadable, PgMigrationNotFound.</exception>
    public void AddPath(string path)
    {
        foreach (string found in cmdlet.ResolveFiles(path))
        {
            if (Directory.Exists(found))
            {
                AddFolder(found);
            }
            else
            {
                AddFile(found);
            }
        }
    }

    /// <summary>The chain: texts first, in the order given, then scripts, then revisions.</summary>
    /// <param name="inTransaction">The runner puts each script into one transaction.</param>
    /// <param name="printer">Makes what asks a real Alembic for the SQL of the revisions of an environment; null to work it out without.</param>
    /// <exception cref="PgDbreException">A real Alembic was asked for, and failed.</exception>
    public IReadOnlyList<Migration> Chain(
        bool inTransaction, Func<AlembicEnvironment, Func<RenderedRevision, RenderedRevision>>? printer) =>
    [
        .. _texts.Select(text => SqlMigrationReader.Read(text, path: null, inTransaction)),
        .. ScriptChain.Read(_scripts, inTransaction),
        .. Revisions(printer),
    ];

    private void AddFolder(string folder)
    {
        IReadOnlyList<string> scripts = Files(folder, "*.sql");
        bool hasPython = Files(folder, "*.py").Count > 0;
        if (scripts.Count == 0 && !hasPython)
        {
            throw new PgDbreException(
                "PgMigrationNotFound",
                PgErrorCategory.ObjectNotFound,
                $"'{folder}' holds no migration: below it there is neither a file of SQL nor a revision of Alembic.",
                "Name the folder of the scripts, or the files themselves.");
        }

        foreach (string script in scripts)
        {
            cmdlet.Try(script, () => AddFile(script));
        }

        if (hasPython)
        {
            _alembic.Add(folder);
        }
    }

    // A file that is named twice, once by its folder, is one migration.
    private void AddFile(string file)
    {
        if (Path.GetExtension(file) is ".py" or ".ini" or ".toml")
        {
            _alembic.Add(file);
        }
        else if (_known.Add(file))
        {
            _scripts.Add(new ScriptFile(Display(file), InputFile.Read(file)));
        }
    }

    private IReadOnlyList<Migration> Revisions(Func<AlembicEnvironment, Func<RenderedRevision, RenderedRevision>>? printer)
    {
        Environment = _alembic.Count == 0 ? null : AlembicEnvironment.Find(_alembic);
        if (Environment is null)
        {
            return [];
        }

        List<RevisionScript> scripts = [];
        foreach (RevisionReading reading in Environment.Selected)
        {
            cmdlet.Try(reading.Path, () => Add(reading, scripts));
        }

        return AlembicMigrationReader.Read(scripts, Environment, printer?.Invoke(Environment));
    }

    private void Add(RevisionReading reading, List<RevisionScript> scripts)
    {
        if (reading.Script is { } script)
        {
            scripts.Add(script with { Path = Display(reading.Path) });
        }
        else if (reading.Problem is { } problem)
        {
            throw Unreadable(reading.Path, problem.ToString());
        }
        else if (_alembic.Contains(reading.Path))
        {
            throw Unreadable(reading.Path, "it has no variable revision, as every revision of Alembic has.");
        }
    }

    private static PgDbreException Unreadable(string file, string why) => new(
        "PgMigrationUnreadable",
        PgErrorCategory.InvalidArgument,
        $"'{file}' is no revision of Alembic that can be read: {why}",
        "Check the file; SQL ends in .sql.");

    private static IReadOnlyList<string> Files(string folder, string pattern)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, pattern, Below)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(folder, error);
        }
    }

    // As a person at the prompt would name it, and as a code host wants it: from where the shell stands, with forward slashes.
    private string Display(string file)
    {
        string here = cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        string relative = Path.GetRelativePath(here, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }
}
