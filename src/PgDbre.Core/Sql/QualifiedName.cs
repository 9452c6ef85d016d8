namespace PgDbre.Core.Sql;

/// <summary>A name as the catalog has it: unquoted and folded. Equal by its parts, wherever it stands.</summary>
/// <param name="Schema">The schema; null where none was written and the search_path decides.</param>
/// <param name="Name">The object's own name; with a psql variable in it, the variable as written (:x).</param>
public sealed record QualifiedName(string? Schema, string Name)
{
    /// <summary>The database before the schema; hardly ever written.</summary>
    public string? Database { get; init; }

    /// <summary>As a person would write it.</summary>
    public override string ToString() =>
        string.Join('.', new[] { Database, Schema, Name }.OfType<string>().Select(Show));

    // "" is no name for the server, yet it may stand in a file.
    private static string Show(string part) =>
        part.Length == 0 || part.Contains('\0', StringComparison.Ordinal) ? $"\"{part}\"" : SqlIdentifier.Display(part);
}
