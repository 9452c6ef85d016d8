namespace PgDbre.Core.Python.Values;

/// <summary>textwrap.dedent: the white space that all lines share at their start goes; lines of white space become empty.</summary>
internal static class Dedent
{
    public static string Apply(string text)
    {
        string[] lines = text.Split('\n');
        string? margin = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string content = lines[i].TrimStart(' ', '\t');
            // Lib/textwrap.py, _whitespace_only_re: blanks and tabs only.
            if (content.Length == 0)
            {
                lines[i] = "";
                continue;
            }

            string indent = lines[i][..^content.Length];
            margin = margin is null ? indent : Shared(margin, indent);
        }

        int width = margin?.Length ?? 0;
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[width..]));
    }

    private static string Shared(string first, string second)
    {
        int length = first.AsSpan().CommonPrefixLength(second);
        return first[..length];
    }
}
