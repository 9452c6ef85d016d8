namespace PgDbre.Core.Sql.Scripts;

/// <summary>Finds the rows that stand in a script behind COPY … FROM STDIN.</summary>
internal static class CopyDataReader
{
    /// <summary>True for COPY t FROM STDIN; for the arguments of \copy too.</summary>
    public static bool ReadsStandardInput(IReadOnlyList<SqlToken> tokens)
    {
        int depth = 0;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0 && tokens[i].IsWord("from"))
            {
                return tokens[i + 1].IsAnyWord("stdin", "pstdin");
            }
        }

        return false;
    }

    /// <summary>
    /// The rows that begin at this offset; null if there are none. A COPY that fails reads no rows, which only the server knows: where no
    /// \.
    /// ends the rows, or another COPY comes first, the lines are taken for SQL, so that a statement is seen rather than lost.
    /// </summary>
    public static CopyData? Find(string text, int start)
    {
        int rows = 0;
        int at = start;
        while (at < text.Length)
        {
            int length = text.AsSpan(at).IndexOf('\n');
            ReadOnlySpan<char> line = length < 0 ? text.AsSpan(at) : text.AsSpan(at, length);
            if (line.TrimEnd('\r').SequenceEqual("\\."))
            {
                return new CopyData(start, at, rows);
            }

            if (length < 0 || IsCopy(line))
            {
                return null;
            }

            rows++;
            at += length + 1;
        }

        return null;
    }

    private static bool IsCopy(ReadOnlySpan<char> line) =>
        line.TrimStart(" \t\\").StartsWith("copy ", StringComparison.OrdinalIgnoreCase)
        && line.Contains("from stdin", StringComparison.OrdinalIgnoreCase);
}
