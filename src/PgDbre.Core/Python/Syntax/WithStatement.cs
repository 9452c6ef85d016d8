namespace PgDbre.Core.Python.Syntax;

/// <summary>with a as b, c: … and async with.</summary>
public sealed record WithStatement(SourceSpan Span, bool IsAsync, IReadOnlyList<WithItem> Items, IReadOnlyList<Statement> Body)
    : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Items).Add(Body);
}

/// <summary>context as target; the target is optional.</summary>
public sealed record WithItem(SourceSpan Span, Expression Context, Expression? Target) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Context).Add(Target);
}
