using PgDbre.Core.Python.Lexing;

namespace PgDbre.Core.Python.Parsing;

/// <summary>A string literal without its prefix and quotes.</summary>
internal readonly ref struct StringBody
{
    public StringBody(ReadOnlySpan<char> literal)
    {
        int quoteAt = literal.IndexOfAny('"', '\'');
        Prefix = StringPrefix.Read(literal[..quoteAt]) ?? default;
        char quote = literal[quoteAt];
        bool isTriple = literal.Length >= quoteAt + 6 && literal[quoteAt + 1] == quote && literal[quoteAt + 2] == quote;
        int width = isTriple ? 3 : 1;
        Text = literal[(quoteAt + width)..^width];
    }

    public StringPrefix Prefix { get; }

    /// <summary>Still with its escapes.</summary>
    public ReadOnlySpan<char> Text { get; }
}
