using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>
/// Operators over what calls made: SQLAlchemy gives them a meaning of its own, so that they are kept and not worked out.
/// </summary>
internal static class SymbolicOperation
{
    /// <summary>A call, or what was made of one.</summary>
    public static bool IsSymbolic(PythonValue value) => value is CallValue or MemberValue or OperationValue;

    /// <summary>Null where no operand is symbolic.</summary>
    public static PythonValue? Of(Expression node, string symbol, params IReadOnlyList<PythonValue> operands) =>
        operands.Any(IsSymbolic) ? new OperationValue(node, symbol, operands) : null;

    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.MatrixMultiply => "@",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "**",
        BinaryOperator.LeftShift => "<<",
        BinaryOperator.RightShift => ">>",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        _ => "&",
    };

    public static string Symbol(CompareOperator op) => op switch
    {
        CompareOperator.Equal => "==",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        CompareOperator.GreaterOrEqual => ">=",
        CompareOperator.Is => "is",
        CompareOperator.IsNot => "is not",
        CompareOperator.In => "in",
        _ => "not in",
    };

    public static string Symbol(UnaryOperator op) => op switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.Invert => "~",
        _ => "not",
    };

    /// <summary>is, in and not decide at once in Python, whatever their operands are.</summary>
    public static bool IsOverloaded(CompareOperator op) =>
        op is not (CompareOperator.Is or CompareOperator.IsNot or CompareOperator.In or CompareOperator.NotIn);
}
