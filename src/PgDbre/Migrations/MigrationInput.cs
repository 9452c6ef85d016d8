using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Migrations;

/// <summary>
/// Gathers what Test-PgMigration is given: files, folders, texts. What belongs to one chain can only be told when all of it is there.
/// </summary>
internal sealed class MigrationInput(PgCmdlet cmdlet)
{
    private readonly List<ScriptFile> _scripts = [];
    private readonly List<string> _texts = [];
    private readonly List<RevisionScript> _revisions = [];
    private readonly HashSet<string> _known = [];

    /// <summary>True if something was given.</summary>
    public bool IsEmpty => _scripts.Count == 0 && _texts.Count == 0 && _revisions.Count == 0;

    /// <summary>Takes a text.</summary>
    public void AddText(string text) => _texts.Add(text);

    /// <summary>Takes what a path stands for; of a folder every script of SQL and every revision of Alembic below it.</summary>
    /// <exception cref="PgDbreException">PgFileNotFound, PgFileUnreadable, PgMigrationNotFound, PgMigrationUnreadable.</exception>
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
                Add(found, isNamed: true);
            }
        }
    }

    /// <summary>The chain: texts first, in the order given, then scripts, then revisions.</summary>
    public IReadOnlyList<Migration> Chain(bool inTransaction) =>
    [
        .. _texts.Select(text => SqlMigrationReader.Read(text, path: null, inTransaction)),
        .. ScriptChain.Read(_scripts, inTransaction),
        .. AlembicMigrationReader.Read(_revisions),
    ];

    private void AddFolder(string folder)
    {
        int before = _scripts.Count + _revisions.Count;
        foreach (string file in Files(folder))
        {
            cmdlet.Try(file, () => Add(file, isNamed: false));
        }

        if (_scripts.Count + _revisions.Count == before)
        {
            throw new PgDbreException(
                "PgMigrationNotFound",
                PgErrorCategory.ObjectNotFound,
                $"'{folder}' holds no migration: below it there is neither a file of SQL nor a revision of Alembic that was not given before.",
                "Name the folder of the scripts, or the files themselves.");
        }
    }

    // A file that is named twice, once by its folder, is one migration.
    private void Add(string file, bool isNamed)
    {
        if (!_known.Add(file))
        {
            return;
        }

        if (Path.GetExtension(file) is not ".py")
        {
            _scripts.Add(new ScriptFile(Display(file), InputFile.Read(file)));
            return;
        }

        RevisionReading reading = RevisionReader.Read(Display(file), InputFile.ReadBytes(file));
        if (reading.Script is { } script)
        {
            _revisions.Add(script);
        }
        else if (reading.Problem is { } problem)
        {
            throw Unreadable(file, problem.ToString());
        }
        else if (isNamed)
        {
            throw Unreadable(file, "it has no variable revision, as every revision of Alembic has.");
        }
    }

    private static PgDbreException Unreadable(string file, string why) => new(
        "PgMigrationUnreadable",
        PgErrorCategory.InvalidArgument,
        $"'{file}' is no revision of Alembic that can be read: {why}",
        "Check the file; SQL ends in .sql.");

    private static IReadOnlyList<string> Files(string folder)
    {
        try
        {
            EnumerationOptions below = new() { RecurseSubdirectories = true };
            return
            [
                .. Directory.EnumerateFiles(folder, "*.sql", below),
                .. Directory.EnumerateFiles(folder, "*.py", below).Order(StringComparer.Ordinal),
            ];
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
