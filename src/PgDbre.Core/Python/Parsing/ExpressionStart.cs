using PgDbre.Core.Python.Lexing;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Tells whether a list goes on behind a comma.</summary>
internal static class ExpressionStart
{
    /// <summary>True for a token that can begin an expression, starred ones included.</summary>
    public static bool Begins(TokenKind kind) => kind is TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.FormattedStart
        or TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.Star or TokenKind.Minus or TokenKind.Plus
        or TokenKind.Tilde or TokenKind.Ellipsis or TokenKind.None or TokenKind.True or TokenKind.False or TokenKind.Not or TokenKind.Lambda
        or TokenKind.Await;
}
