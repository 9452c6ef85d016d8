namespace PgDbre.Core.Python.Syntax;

/// <summary>a = b = value: two targets.</summary>
public sealed record AssignStatement(SourceSpan Span, IReadOnlyList<Expression> Targets, Expression Value) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Targets).Add(Value);
}

/// <summary>target: annotation = value; the value is optional.</summary>
/// <param name="IsSimple">The target is a bare name, not in parentheses.</param>
public sealed record AnnotatedAssignStatement(SourceSpan Span, Expression Target, Expression Annotation, Expression? Value, bool IsSimple)
    : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Target).Add(Annotation).Add(Value);
}

/// <summary>target += value and its kin.</summary>
public sealed record AugmentedAssignStatement(SourceSpan Span, Expression Target, BinaryOperator Operator, Expression Value)
    : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Target).Add(Value);
}

/// <summary>type Name[T] = value (Python 3.12).</summary>
public sealed record TypeAliasStatement(SourceSpan Span, NameExpression Name, IReadOnlyList<TypeParameter> TypeParameters, Expression Value)
    : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Name).Add(TypeParameters).Add(Value);
}
