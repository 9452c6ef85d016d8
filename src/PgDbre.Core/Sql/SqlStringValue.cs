namespace PgDbre.Core.Sql;

/// <summary>
/// What a string constant or quoted identifier stands for: quotes gone, escapes resolved, pieces joined; and where each of its characters
/// stands in the source, so that a statement inside a function's body has a line in the file.
/// </summary>
public sealed class SqlStringValue
{
    private readonly List<(int Index, int Offset)> _places;

    private SqlStringValue(string text, List<(int Index, int Offset)> places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>The value.</summary>
    public string Text { get; }

    /// <summary>True if the value stands in the source character by character, as in a dollar quote.</summary>
    public bool IsVerbatim => _places.Count == 1;

    /// <summary>Offset in the source of a character of the value; its length gives the end.</summary>
    public int OffsetOf(int index)
    {
        int found = _places.BinarySearch((index, int.MaxValue));
        (int placeIndex, int offset) = _places[Math.Max(0, (found < 0 ? ~found : found) - 1)];
        return offset + index - placeIndex;
    }

    /// <summary>Reads a token of kind String or QuotedIdentifier, whole as the tokenizer found it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="escape">UESCAPE's character; only U&amp; has one.</param>
    public static SqlStringValue Of(SqlToken token, char escape = '\\')
    {
        ReadOnlySpan<char> span = token.Span;
        int content = ContentStart(span);
        if (content == 0)
        {
            return new SqlStringValue("", [(0, token.Start)]);
        }

        if (span[0] == '$')
        {
            return new SqlStringValue(span[content..^content].ToString(), [(0, token.Start + content)]);
        }

        char quote = span[content - 1];
        ReadOnlySpan<char> inner = span[content..^1];
        bool isPlain = !inner.Contains(quote) && !(span[0] is 'e' or 'E' or 'u' or 'U' && inner.IndexOfAny('\\', escape) >= 0);
        return isPlain
            ? new SqlStringValue(inner.ToString(), [(0, token.Start + content)])
            : Decoded(new SqlStringDecoder(token, content, quote, escape));
    }

    private static SqlStringValue Decoded(SqlStringDecoder decoder)
    {
        (string text, List<(int Index, int Offset)> places) = decoder.Run();
        return new SqlStringValue(text, places);
    }

    // Offset behind the opening quote; 0 if the token is not what was expected.
    private static int ContentStart(ReadOnlySpan<char> span)
    {
        if (span.Length > 1 && span[0] == '$')
        {
            int tag = span[1..].IndexOf('$') + 2;
            return tag > 1 && span.Length >= 2 * tag ? tag : 0;
        }

        int quote = span.IndexOfAny('\'', '"');
        return quote >= 0 && quote <= 2 && span.Length >= quote + 2 ? quote + 1 : 0;
    }
}
