namespace PgDbre.Core.Python.Syntax;

/// <summary>name=value in a call or a class; **value has no name.</summary>
public sealed record KeywordArgument(SourceSpan Span, string? Name, Expression Value) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}
