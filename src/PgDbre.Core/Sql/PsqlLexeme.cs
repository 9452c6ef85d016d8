using System.Buffers;

namespace PgDbre.Core.Sql;

/// <summary>How far psql's own additions to SQL reach (src/bin/psql/psqlscanslash.l, src/fe_utils/psqlscan.l).</summary>
internal static class PsqlLexeme
{
    // These take the rest of the line as it is, backslashes included (psqlscanslash.l, OT_WHOLE_LINE).
    private static readonly string[] WholeLineCommands = ["copy", "!", "h", "help", "ef", "ev", "sf", "sf+", "sv", "sv+"];

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r");

    /// <summary>:x, :'x', :"x" or :{?x}; 0 if the colon begins none.</summary>
    public static int VariableLength(ReadOnlySpan<char> text, int start)
    {
        int name = start + 1;
        char open = name < text.Length ? text[name] : '\0';
        char close = open switch { '\'' or '"' => open, '{' => '}', _ => '\0' };
        name += close == '\0' ? 0 : open == '{' ? 2 : 1;
        int end = name;
        while (end < text.Length && (SqlLexeme.IsWordStart(text[end]) || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        if (end == name || name > text.Length)
        {
            return 0;
        }

        return close == '\0' ? end - start : end < text.Length && text[end] == close ? end + 1 - start : 0;
    }

    /// <summary>A backslash command with its arguments: to the end of the line, or to the next command on it.</summary>
    public static int CommandLength(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1 + NameLength(text[(start + 1)..]);
        if (end == start + 1)
        {
            // \\ ends a command and begins SQL again.
            return end < text.Length && text[end] == '\\' ? 2 : 1;
        }

        ReadOnlySpan<char> name = text[(start + 1)..end];
        int lineLength = text[end..].IndexOfAny(LineBreaks);
        int lineEnd = lineLength < 0 ? text.Length : end + lineLength;
        return (IsWholeLine(name) ? lineEnd : ArgumentsEnd(text[..lineEnd], end)) - start;
    }

    /// <summary>Characters of a command's name, which stands behind its backslash.</summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && text[length] != '\\' && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsWholeLine(ReadOnlySpan<char> name)
    {
        foreach (string command in WholeLineCommands)
        {
            if (name.SequenceEqual(command))
            {
                return true;
            }
        }

        return false;
    }

    private static int ArgumentsEnd(ReadOnlySpan<char> line, int start)
    {
        int at = start;
        while (at < line.Length && line[at] != '\\')
        {
            int quoted = line[at] is '\'' or '"' or '`' ? SqlLexeme.QuotedLength(line, at, 0, line[at], backslash: line[at] == '\'') : 1;
            at = quoted == 0 ? line.Length : at + quoted;
        }

        return at;
    }
}
