namespace PgDbre.Core.Sql.Parsing;

/// <summary>Says what is wrong with a token that PostgreSQL's lexer refuses.</summary>
internal static class InvalidToken
{
    public static string Describe(SqlToken token)
    {
        ReadOnlySpan<char> span = token.Span;
        return span switch
        {
            ['/', '*', ..] => "A comment does not end.",
            ['"', ..] or ['u' or 'U', '&', '"', ..] => "A quoted identifier does not end.",
            ['\'', ..] or [_, '\'', ..] or [_, '&', '\'', ..] => "A string does not end.",
            ['$', _, ..] => "A dollar-quoted string does not end.",
            _ => $"SQL has no use for the character U+{(int)span[0]:X4}.",
        };
    }
}
