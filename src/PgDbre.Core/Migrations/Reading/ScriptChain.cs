namespace PgDbre.Core.Migrations.Reading;

/// <summary>Files of SQL as a chain: in the order in which a migration tool would run them, each with the file that undoes it.</summary>
public static class ScriptChain
{
    /// <summary>Reads the files.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="inTransaction">The runner puts each into one transaction.</param>
    public static IReadOnlyList<Migration> Read(IReadOnlyList<ScriptFile> files, bool inTransaction)
    {
        ArgumentNullException.ThrowIfNull(files);
        HashSet<string> names = [.. files.Select(file => file.Path)];
        ILookup<string?, ScriptFile> undoing = files
            .Where(file => file.Undoes is { } undone && names.Contains(undone))
            .ToLookup(file => file.Undoes);
        return [.. files
            .Where(file => file.Undoes is not { } undone || !names.Contains(undone))
            .OrderBy(file => file.Path, NaturalOrder.Comparer)
            .Select(file => Read(file, undoing[file.Path].FirstOrDefault(), inTransaction))];
    }

    private static Migration Read(ScriptFile file, ScriptFile? undo, bool inTransaction)
    {
        Migration migration = SqlMigrationReader.Read(file.Text, file.Path, inTransaction) with { Name = file.Name };
        return undo is null
            ? migration
            : migration with
            {
                DowngradePath = undo.Path,
                Downgrade = SqlMigrationReader.Read(undo.Text, undo.Path, inTransaction).Statements,
            };
    }
}
