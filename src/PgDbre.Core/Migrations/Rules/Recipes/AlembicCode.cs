namespace PgDbre.Core.Migrations.Rules;

/// <summary>Statements as code of an Alembic revision.</summary>
internal static class AlembicCode
{
    /// <summary>op.execute of each statement, in the revision's own transaction.</summary>
    public static string Execute(params ReadOnlySpan<string> statements) => Lines("", statements);

    /// <summary>The same outside of a transaction.</summary>
    public static string Autocommit(params ReadOnlySpan<string> statements) =>
        $"with op.get_context().autocommit_block():\n{Lines("    ", statements)}";

    private static string Lines(string indent, ReadOnlySpan<string> statements)
    {
        List<string> lines = [];
        foreach (string statement in statements)
        {
            lines.Add($"{indent}op.execute({Text(statement.TrimEnd(';'))})");
        }

        return string.Join('\n', lines);
    }

    private static string Text(string statement) => statement.Contains('\n', StringComparison.Ordinal)
        ? $"\"\"\"{statement.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\"\""
        : $"\"{statement.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
