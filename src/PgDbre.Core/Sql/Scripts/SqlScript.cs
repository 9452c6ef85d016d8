namespace PgDbre.Core.Sql.Scripts;

/// <summary>A file as psql reads it: statements, psql's own commands and COPY's data, in their order.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Items">What stands in it, in order.</param>
public sealed record SqlScript(string Text, IReadOnlyList<ScriptItem> Items)
{
    /// <summary>The statements alone.</summary>
    public IEnumerable<SqlStatement> Statements => Items.OfType<ScriptStatement>().Select(item => item.Statement);

    /// <summary>The commands alone.</summary>
    public IEnumerable<PsqlCommand> Commands => Items.OfType<PsqlCommand>();

    /// <summary>Reads a file's text. Any text is a script; what is no SQL becomes statements that do not parse.</summary>
    public static SqlScript Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SqlScript(text, new SqlScriptReader(text).Read());
    }
}
