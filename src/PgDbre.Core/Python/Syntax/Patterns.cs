namespace PgDbre.Core.Python.Syntax;

/// <summary>A pattern of a case.</summary>
public abstract record Pattern(SourceSpan Span) : SyntaxNode(Span);

/// <summary>A literal or a dotted name, compared with ==.</summary>
public sealed record ValuePattern(SourceSpan Span, Expression Value) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>None, True or False, compared with is.</summary>
public sealed record SingletonPattern(SourceSpan Span, SingletonExpression Value) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>[a, b] or (a, b) or a, b.</summary>
public sealed record SequencePattern(SourceSpan Span, IReadOnlyList<Pattern> Patterns) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Patterns);
}

/// <summary>{key: pattern, **rest}.</summary>
public sealed record MappingPattern(SourceSpan Span, IReadOnlyList<Expression> Keys, IReadOnlyList<Pattern> Patterns, string? Rest)
    : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Keys).Add(Patterns);
}

/// <summary>Class(pattern, name=pattern).</summary>
public sealed record ClassPattern(
    SourceSpan Span,
    Expression Class,
    IReadOnlyList<Pattern> Patterns,
    IReadOnlyList<string> KeywordNames,
    IReadOnlyList<Pattern> KeywordPatterns) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Class).Add(Patterns).Add(KeywordPatterns);
}

/// <summary>*name in a sequence; *_ has no name.</summary>
public sealed record StarPattern(SourceSpan Span, string? Name) : Pattern(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>pattern as name; a bare name has no pattern, the wildcard _ neither.</summary>
public sealed record AsPattern(SourceSpan Span, Pattern? Pattern, string? Name) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Pattern);
}

/// <summary>a | b.</summary>
public sealed record OrPattern(SourceSpan Span, IReadOnlyList<Pattern> Patterns) : Pattern(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Patterns);
}
