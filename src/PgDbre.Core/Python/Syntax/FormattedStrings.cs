namespace PgDbre.Core.Python.Syntax;

/// <summary>f"…" with at least the f, and the plain strings beside it; t"…" (Python 3.14) if IsTemplate.</summary>
/// <param name="Parts">StringExpression for text, FormattedValue for a field; adjacent text is one part, empty text none.</param>
public sealed record FormattedString(SourceSpan Span, bool IsTemplate, IReadOnlyList<Expression> Parts) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Parts);
}

/// <summary>{value!r:format} inside a formatted string.</summary>
/// <param name="Conversion">'r', 's' or 'a'; null for none. {value=} without a format has 'r', as in CPython.</param>
/// <param name="Format">The text behind the colon, which may have fields itself; null without a colon.</param>
/// <param name="ValueText">The expression as it is written, with the white space around it, which a template string keeps.</param>
public sealed record FormattedValue(SourceSpan Span, Expression Value, char? Conversion, FormattedString? Format, string ValueText)
    : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value).Add(Format);
}
