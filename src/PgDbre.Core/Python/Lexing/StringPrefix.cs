namespace PgDbre.Core.Python.Lexing;

/// <summary>The letters before a quote.</summary>
/// <param name="IsRaw">A backslash is a backslash.</param>
/// <param name="IsBytes">b.</param>
/// <param name="IsFormatted">f or t: it may hold fields.</param>
/// <param name="IsTemplate">t.</param>
internal readonly record struct StringPrefix(bool IsRaw, bool IsBytes, bool IsFormatted, bool IsTemplate)
{
    /// <summary>Null for letters that are no prefix; none at all are one.</summary>
    public static StringPrefix? Read(ReadOnlySpan<char> letters)
    {
        if (letters.Length == 0)
        {
            return default(StringPrefix);
        }

        char first = (char)(letters[0] | 0x20);
        if (letters.Length == 1)
        {
            return first is 'r' or 'b' or 'u' or 'f' or 't' ? Of('\0', first) : null;
        }

        char second = (char)(letters[1] | 0x20);
        return letters.Length != 2 ? null
            : first == 'r' && second is 'b' or 'f' or 't' ? Of('r', second)
            : second == 'r' && first is 'b' or 'f' or 't' ? Of('r', first)
            : null;
    }

    private static StringPrefix Of(char raw, char kind) =>
        new(raw == 'r' || kind == 'r', kind == 'b', kind is 'f' or 't', kind == 't');
}
