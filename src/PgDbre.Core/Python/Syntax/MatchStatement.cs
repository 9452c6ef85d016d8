namespace PgDbre.Core.Python.Syntax;

/// <summary>match subject: case … (Python 3.10).</summary>
public sealed record MatchStatement(SourceSpan Span, Expression Subject, IReadOnlyList<MatchCase> Cases) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Subject).Add(Cases);
}

/// <summary>case pattern if guard: …</summary>
public sealed record MatchCase(SourceSpan Span, Pattern Pattern, Expression? Guard, IReadOnlyList<Statement> Body) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Pattern).Add(Guard).Add(Body);
}
