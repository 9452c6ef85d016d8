namespace PgDbre.Core.Python.Syntax;

/// <summary>[element for target in iterable if condition] and its kin.</summary>
/// <param name="Kind">What it makes.</param>
/// <param name="Element">One element; the key of a dictionary.</param>
/// <param name="Value">The value of a dictionary; null for the other kinds.</param>
/// <param name="Clauses">At least one for.</param>
public sealed record ComprehensionExpression(
    SourceSpan Span,
    ComprehensionKind Kind,
    Expression Element,
    Expression? Value,
    IReadOnlyList<ComprehensionClause> Clauses) : Expression(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Element).Add(Value).Add(Clauses);
}

/// <summary>for target in iterable if condition if condition.</summary>
public sealed record ComprehensionClause(
    SourceSpan Span,
    bool IsAsync,
    Expression Target,
    Expression Iterable,
    IReadOnlyList<Expression> Conditions) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Target).Add(Iterable).Add(Conditions);
}

/// <summary>What a comprehension makes.</summary>
public enum ComprehensionKind
{
    /// <summary>[…]</summary>
    List,
    /// <summary>{…}</summary>
    Set,
    /// <summary>{key: value …}</summary>
    Dictionary,
    /// <summary>(…)</summary>
    Generator,
}
