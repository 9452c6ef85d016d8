namespace PgDbre.Core.Python.Syntax;

/// <summary>A comment, from its # to the end of its line.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsWholeLine">Nothing but white space stands before it.</param>
public sealed record PythonComment(SourceSpan Span, bool IsWholeLine);
