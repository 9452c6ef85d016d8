namespace PgDbre.Core.Python.Syntax;

/// <summary>A parameter of a function or lambda.</summary>
public sealed record Parameter(SourceSpan Span, ParameterKind Kind, string Name, Expression? Annotation, Expression? Default)
    : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Annotation).Add(Default);
}

/// <summary>How an argument reaches a parameter.</summary>
public enum ParameterKind
{
    /// <summary>By position only: before a /.</summary>
    PositionalOnly,
    /// <summary>By position or by name.</summary>
    PositionalOrKeyword,
    /// <summary>*args.</summary>
    VariablePositional,
    /// <summary>By name only: behind * or *args.</summary>
    KeywordOnly,
    /// <summary>**kwargs.</summary>
    VariableKeyword,
}
