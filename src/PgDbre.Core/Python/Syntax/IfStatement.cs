namespace PgDbre.Core.Python.Syntax;

/// <summary>if, elif and else: one branch for the if and one for each elif.</summary>
public sealed record IfStatement(SourceSpan Span, IReadOnlyList<IfBranch> Branches, IReadOnlyList<Statement> OrElse) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Branches).Add(OrElse);
}

/// <summary>The test and body behind an if or an elif.</summary>
public sealed record IfBranch(SourceSpan Span, Expression Test, IReadOnlyList<Statement> Body) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Test).Add(Body);
}
