namespace PgDbre.Core.Python.Lexing;

/// <summary>Operators and punctuation, the longest that fits.</summary>
internal static class OperatorLexeme
{
    /// <summary>The operator that begins with these three characters, and its length; Error and 1 if none does.</summary>
    public static (TokenKind Kind, int Length) Read(char first, char second, char third) => first switch
    {
        '(' => (TokenKind.LeftParenthesis, 1),
        ')' => (TokenKind.RightParenthesis, 1),
        '[' => (TokenKind.LeftBracket, 1),
        ']' => (TokenKind.RightBracket, 1),
        '{' => (TokenKind.LeftBrace, 1),
        '}' => (TokenKind.RightBrace, 1),
        ',' => (TokenKind.Comma, 1),
        ';' => (TokenKind.Semicolon, 1),
        '~' => (TokenKind.Tilde, 1),
        '.' => second == '.' && third == '.' ? (TokenKind.Ellipsis, 3) : (TokenKind.Dot, 1),
        ':' => second == '=' ? (TokenKind.Walrus, 2) : (TokenKind.Colon, 1),
        '=' => second == '=' ? (TokenKind.EqualEqual, 2) : (TokenKind.Assign, 1),
        '!' => second == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Exclamation, 1),
        '-' when second == '>' => (TokenKind.Arrow, 2),
        '-' => WithAssign(second, TokenKind.Minus, TokenKind.MinusAssign),
        '+' => WithAssign(second, TokenKind.Plus, TokenKind.PlusAssign),
        '@' => WithAssign(second, TokenKind.At, TokenKind.AtAssign),
        '%' => WithAssign(second, TokenKind.Percent, TokenKind.PercentAssign),
        '&' => WithAssign(second, TokenKind.Ampersand, TokenKind.AmpersandAssign),
        '|' => WithAssign(second, TokenKind.Bar, TokenKind.BarAssign),
        '^' => WithAssign(second, TokenKind.Caret, TokenKind.CaretAssign),
        '*' when second == '*' => Doubled(third, TokenKind.DoubleStar, TokenKind.DoubleStarAssign),
        '*' => WithAssign(second, TokenKind.Star, TokenKind.StarAssign),
        '/' when second == '/' => Doubled(third, TokenKind.DoubleSlash, TokenKind.DoubleSlashAssign),
        '/' => WithAssign(second, TokenKind.Slash, TokenKind.SlashAssign),
        '<' when second == '<' => Doubled(third, TokenKind.LeftShift, TokenKind.LeftShiftAssign),
        '<' => WithAssign(second, TokenKind.Less, TokenKind.LessEqual),
        '>' when second == '>' => Doubled(third, TokenKind.RightShift, TokenKind.RightShiftAssign),
        '>' => WithAssign(second, TokenKind.Greater, TokenKind.GreaterEqual),
        _ => (TokenKind.Error, 1),
    };

    private static (TokenKind, int) WithAssign(char second, TokenKind alone, TokenKind assign) =>
        second == '=' ? (assign, 2) : (alone, 1);

    private static (TokenKind, int) Doubled(char third, TokenKind doubled, TokenKind assign) =>
        third == '=' ? (assign, 3) : (doubled, 2);
}
