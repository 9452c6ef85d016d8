using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What the operator tokens mean and how tightly they bind.</summary>
internal static class OperatorTable
{
    /// <summary>
    /// 1 for | up to 6 for * and its kin; 0 for a token that is no such operator. ** binds tighter and to the right: it is not here.
    /// </summary>
    public static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.Bar => 1,
        TokenKind.Caret => 2,
        TokenKind.Ampersand => 3,
        TokenKind.LeftShift or TokenKind.RightShift => 4,
        TokenKind.Plus or TokenKind.Minus => 5,
        TokenKind.Star or TokenKind.Slash or TokenKind.DoubleSlash or TokenKind.Percent or TokenKind.At => 6,
        _ => 0,
    };

    public static BinaryOperator Binary(TokenKind kind) => kind switch
    {
        TokenKind.Bar => BinaryOperator.BitOr,
        TokenKind.Caret => BinaryOperator.BitXor,
        TokenKind.Ampersand => BinaryOperator.BitAnd,
        TokenKind.LeftShift => BinaryOperator.LeftShift,
        TokenKind.RightShift => BinaryOperator.RightShift,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.DoubleSlash => BinaryOperator.FloorDivide,
        TokenKind.Percent => BinaryOperator.Modulo,
        TokenKind.At => BinaryOperator.MatrixMultiply,
        _ => BinaryOperator.Power,
    };

    /// <summary>The operator of +=; null for another token.</summary>
    public static BinaryOperator? Augmented(TokenKind kind) => kind switch
    {
        TokenKind.PlusAssign => BinaryOperator.Add,
        TokenKind.MinusAssign => BinaryOperator.Subtract,
        TokenKind.StarAssign => BinaryOperator.Multiply,
        TokenKind.AtAssign => BinaryOperator.MatrixMultiply,
        TokenKind.SlashAssign => BinaryOperator.Divide,
        TokenKind.DoubleSlashAssign => BinaryOperator.FloorDivide,
        TokenKind.PercentAssign => BinaryOperator.Modulo,
        TokenKind.DoubleStarAssign => BinaryOperator.Power,
        TokenKind.LeftShiftAssign => BinaryOperator.LeftShift,
        TokenKind.RightShiftAssign => BinaryOperator.RightShift,
        TokenKind.BarAssign => BinaryOperator.BitOr,
        TokenKind.CaretAssign => BinaryOperator.BitXor,
        TokenKind.AmpersandAssign => BinaryOperator.BitAnd,
        _ => null,
    };

    /// <summary>A comparison and how many words it takes: "not in" and "is not" take two.</summary>
    public static (CompareOperator Operator, int Words)? Comparison(TokenKind kind, TokenKind next) => kind switch
    {
        TokenKind.EqualEqual => (CompareOperator.Equal, 1),
        TokenKind.NotEqual => (CompareOperator.NotEqual, 1),
        TokenKind.Less => (CompareOperator.Less, 1),
        TokenKind.LessEqual => (CompareOperator.LessOrEqual, 1),
        TokenKind.Greater => (CompareOperator.Greater, 1),
        TokenKind.GreaterEqual => (CompareOperator.GreaterOrEqual, 1),
        TokenKind.In => (CompareOperator.In, 1),
        TokenKind.Not when next == TokenKind.In => (CompareOperator.NotIn, 2),
        TokenKind.Is => next == TokenKind.Not ? (CompareOperator.IsNot, 2) : (CompareOperator.Is, 1),
        _ => null,
    };
}
