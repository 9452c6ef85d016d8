namespace PgDbre.Core.Migrations.Reading;

/// <summary>A file of SQL with its text.</summary>
/// <param name="Path">Its path, with forward slashes.</param>
/// <param name="Text">What it holds.</param>
public sealed record ScriptFile(string Path, string Text)
{
    private string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    private string Folder => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>
    /// The file that it undoes: x.up.sql of x.down.sql (golang-migrate), up.sql of down.sql (diesel), V1__x.sql of U1__x.sql (Flyway);
    /// null for any other.
    /// </summary>
    public string? Undoes => FileName switch
    {
        "down.sql" => $"{Folder}up.sql",
        var name when name.EndsWith(".down.sql", StringComparison.Ordinal) => $"{Folder}{name[..^".down.sql".Length]}.up.sql",
        ['U', >= '0' and <= '9', ..] when FileName.Contains("__", StringComparison.Ordinal) => $"{Folder}V{FileName[1..]}",
        _ => null,
    };

    /// <summary>How a list names it: its own name, or that of its folder where every file has the same name (Prisma, diesel).</summary>
    public string Name => FileName is "migration.sql" or "up.sql" && Folder.Length > 1
        ? Folder.TrimEnd('/')[(Folder.TrimEnd('/').LastIndexOf('/') + 1)..]
        : FileName;
}
