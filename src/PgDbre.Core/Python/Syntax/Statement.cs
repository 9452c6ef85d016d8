namespace PgDbre.Core.Python.Syntax;

/// <summary>A statement.</summary>
public abstract record Statement(SourceSpan Span) : SyntaxNode(Span);
