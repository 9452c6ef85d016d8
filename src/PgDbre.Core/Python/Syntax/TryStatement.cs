namespace PgDbre.Core.Python.Syntax;

/// <summary>try, except, else, finally.</summary>
/// <param name="IsGroup">Its handlers are except* (Python 3.11).</param>
public sealed record TryStatement(
    SourceSpan Span,
    bool IsGroup,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<ExceptHandler> Handlers,
    IReadOnlyList<Statement> OrElse,
    IReadOnlyList<Statement> Finally) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Body).Add(Handlers).Add(OrElse).Add(Finally);
}

/// <summary>except Type as name: … A bare except has no type; except A, B without parentheses (Python 3.14) has a tuple.</summary>
public sealed record ExceptHandler(SourceSpan Span, Expression? Type, string? Name, IReadOnlyList<Statement> Body) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Type).Add(Body);
}
