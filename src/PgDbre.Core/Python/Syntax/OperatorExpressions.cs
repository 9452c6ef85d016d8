namespace PgDbre.Core.Python.Syntax;

/// <summary>left operator right.</summary>
public sealed record BinaryExpression(SourceSpan Span, Expression Left, BinaryOperator Operator, Expression Right) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Left).Add(Right);
}

/// <summary>operator operand.</summary>
public sealed record UnaryExpression(SourceSpan Span, UnaryOperator Operator, Expression Operand) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Operand);
}

/// <summary>a and b and c, or the same with or: one node for the whole row.</summary>
public sealed record BooleanExpression(SourceSpan Span, bool IsAnd, IReadOnlyList<Expression> Values) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Values);
}

/// <summary>a &lt; b &lt;= c: as many operators as comparators.</summary>
public sealed record CompareExpression(
    SourceSpan Span,
    Expression Left,
    IReadOnlyList<CompareOperator> Operators,
    IReadOnlyList<Expression> Comparators) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Left).Add(Comparators);
}

/// <summary>body if test else orElse.</summary>
public sealed record ConditionalExpression(SourceSpan Span, Expression Test, Expression Body, Expression OrElse) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Body).Add(Test).Add(OrElse);
}

/// <summary>name := value.</summary>
public sealed record NamedExpression(SourceSpan Span, NameExpression Target, Expression Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Target).Add(Value);
}

/// <summary>lambda parameters: body.</summary>
public sealed record LambdaExpression(SourceSpan Span, IReadOnlyList<Parameter> Parameters, Expression Body) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Parameters).Add(Body);
}

/// <summary>await value.</summary>
public sealed record AwaitExpression(SourceSpan Span, Expression Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>yield value, or yield from value.</summary>
public sealed record YieldExpression(SourceSpan Span, bool IsFrom, Expression? Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}
