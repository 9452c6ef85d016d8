namespace PgDbre.Core.Python.Syntax;

/// <summary>(a, b) or a, b.</summary>
public sealed record TupleExpression(SourceSpan Span, IReadOnlyList<Expression> Elements) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Elements);
}

/// <summary>[a, b].</summary>
public sealed record ListExpression(SourceSpan Span, IReadOnlyList<Expression> Elements) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Elements);
}

/// <summary>{a, b}.</summary>
public sealed record SetExpression(SourceSpan Span, IReadOnlyList<Expression> Elements) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Elements);
}

/// <summary>{key: value, **more}.</summary>
public sealed record DictionaryExpression(SourceSpan Span, IReadOnlyList<DictionaryItem> Items) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Items);
}

/// <summary>key: value; **value has no key.</summary>
public sealed record DictionaryItem(SourceSpan Span, Expression? Key, Expression Value) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Key).Add(Value);
}
