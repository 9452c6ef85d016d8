using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Migrations;

/// <summary>
/// Gathers what Test-PgMigration is given: files, folders, texts. What belongs to one chain can only be told when all of it is there.
/// </summary>
internal sealed class MigrationInput(PgCmdlet cmdlet)
{
    private readonly List<ScriptFile> _scripts = [];
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _known = [];

    /// <summary>True if something was given.</summary>
    public bool IsEmpty => _scripts.Count == 0 && _texts.Count == 0;

    /// <summary>Takes a text.</summary>
    public void AddText(string text) => _texts.Add(text);

    /// <summary>Takes what a path stands for; of a folder every script below it.</summary>
    /// <exception cref="PgDbreException">PgFileNotFound, PgFileUnreadable, PgMigrationNotFound.</exception>
    public void AddPath(string path)
    {
        foreach (string found in cmdlet.ResolveFiles(path))
        {
            string[] files = Directory.Exists(found) ? [.. Scripts(found)] : [found];
            if (files.Length == 0)
            {
                throw new PgDbreException(
                    "PgMigrationNotFound",
                    PgErrorCategory.ObjectNotFound,
                    $"'{found}' holds no migration: no file below it ends in .sql.",
                    "Name the folder of the scripts, or the files themselves.");
            }

            // A file that is named twice, once by its folder, is one migration.
            foreach (string file in files.Where(_known.Add))
            {
                _scripts.Add(new ScriptFile(Display(file), InputFile.Read(file)));
            }
        }
    }

    /// <summary>The chain: texts first, in the order given.</summary>
    public IReadOnlyList<Migration> Chain(bool inTransaction) =>
    [
        .. _texts.Select(text => SqlMigrationReader.Read(text, path: null, inTransaction)),
        .. ScriptChain.Read(_scripts, inTransaction),
    ];

    private static IEnumerable<string> Scripts(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.sql", new EnumerationOptions { RecurseSubdirectories = true })];
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
