using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>Names of objects as SQL.</summary>
internal static class Names
{
    /// <summary>Quoted where it has to be.</summary>
    public static string Show(string name) =>
        name.Length > 0 && !name.Contains('\0', StringComparison.Ordinal)
            ? SqlIdentifier.Display(name)
            : throw new UnrenderableException("a name is empty or holds a NUL");

    /// <summary>schema.name; a schema may have a dot of its own (ddl/base.py, quote_dotted).</summary>
    public static string Show(string? schema, string name) =>
        string.IsNullOrEmpty(schema) ? Show(name) : $"{string.Join('.', schema.Split('.').Select(Show))}.{Show(name)}";

    /// <summary>a, b, c.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Show));
}
