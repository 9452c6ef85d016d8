namespace PgDbre.Core.Python.Syntax;

/// <summary>class Name[T](Base, metaclass=M): … Its line is that of the word class, not of a decorator.</summary>
public sealed record ClassDefinition(
    SourceSpan Span,
    string Name,
    IReadOnlyList<TypeParameter> TypeParameters,
    IReadOnlyList<Expression> Bases,
    IReadOnlyList<KeywordArgument> Keywords,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Expression> Decorators) : Statement(Span)
{
    internal override void AddChildren(ChildList children) =>
        children.Add(Decorators).Add(TypeParameters).Add(Bases).Add(Keywords).Add(Body);
}

/// <summary>def name[T](…) -> Returns: … and async def. Its line is that of the word def or async.</summary>
public sealed record FunctionDefinition(
    SourceSpan Span,
    bool IsAsync,
    string Name,
    IReadOnlyList<TypeParameter> TypeParameters,
    IReadOnlyList<Parameter> Parameters,
    Expression? Returns,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Expression> Decorators) : Statement(Span)
{
    internal override void AddChildren(ChildList children) =>
        children.Add(Decorators).Add(TypeParameters).Add(Parameters).Add(Returns).Add(Body);
}
