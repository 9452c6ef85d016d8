namespace PgDbre.Core.Python.Syntax;

/// <summary>An expression.</summary>
public abstract record Expression(SourceSpan Span) : SyntaxNode(Span);
