namespace PgDbre.Core.Python.Syntax;

/// <summary>for target in iterable: … and async for.</summary>
public sealed record ForStatement(
    SourceSpan Span,
    bool IsAsync,
    Expression Target,
    Expression Iterable,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Statement> OrElse) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Target).Add(Iterable).Add(Body).Add(OrElse);
}

/// <summary>while test: …</summary>
public sealed record WhileStatement(SourceSpan Span, Expression Test, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> OrElse)
    : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Test).Add(Body).Add(OrElse);
}
