namespace PgDbre.Core.Python.Syntax;

/// <summary>A name.</summary>
public sealed record NameExpression(SourceSpan Span, string Name) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>value.name.</summary>
public sealed record AttributeExpression(SourceSpan Span, Expression Value, string Name) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>function(argument, *more, name=value, **rest).</summary>
/// <param name="Arguments">By position; a StarredExpression for *more.</param>
/// <param name="Keywords">By name, and **rest.</param>
public sealed record CallExpression(
    SourceSpan Span,
    Expression Function,
    IReadOnlyList<Expression> Arguments,
    IReadOnlyList<KeywordArgument> Keywords) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Function).Add(Arguments).Add(Keywords);
}

/// <summary>value[index].</summary>
public sealed record SubscriptExpression(SourceSpan Span, Expression Value, Expression Index) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value).Add(Index);
}

/// <summary>lower:upper:step inside a subscript; each part is optional.</summary>
public sealed record SliceExpression(SourceSpan Span, Expression? Lower, Expression? Upper, Expression? Step) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Lower).Add(Upper).Add(Step);
}

/// <summary>*value.</summary>
public sealed record StarredExpression(SourceSpan Span, Expression Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}
