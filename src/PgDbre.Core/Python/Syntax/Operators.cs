namespace PgDbre.Core.Python.Syntax;

/// <summary>Arithmetic and bitwise operators.</summary>
public enum BinaryOperator
{
    /// <summary>+</summary>
    Add,
    /// <summary>-</summary>
    Subtract,
    /// <summary>*</summary>
    Multiply,
    /// <summary>@</summary>
    MatrixMultiply,
    /// <summary>/</summary>
    Divide,
    /// <summary>//</summary>
    FloorDivide,
    /// <summary>%</summary>
    Modulo,
    /// <summary>**</summary>
    Power,
    /// <summary>&lt;&lt;</summary>
    LeftShift,
    /// <summary>&gt;&gt;</summary>
    RightShift,
    /// <summary>|</summary>
    BitOr,
    /// <summary>^</summary>
    BitXor,
    /// <summary>&amp;</summary>
    BitAnd,
}

/// <summary>Operators before one operand.</summary>
public enum UnaryOperator
{
    /// <summary>+</summary>
    Plus,
    /// <summary>-</summary>
    Minus,
    /// <summary>~</summary>
    Invert,
    /// <summary>not</summary>
    Not,
}

/// <summary>Comparisons.</summary>
public enum CompareOperator
{
    /// <summary>==</summary>
    Equal,
    /// <summary>!=</summary>
    NotEqual,
    /// <summary>&lt;</summary>
    Less,
    /// <summary>&lt;=</summary>
    LessOrEqual,
    /// <summary>&gt;</summary>
    Greater,
    /// <summary>&gt;=</summary>
    GreaterOrEqual,
    /// <summary>is</summary>
    Is,
    /// <summary>is not</summary>
    IsNot,
    /// <summary>in</summary>
    In,
    /// <summary>not in</summary>
    NotIn,
}
