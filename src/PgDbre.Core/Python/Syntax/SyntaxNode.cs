using System.Runtime.CompilerServices;

namespace PgDbre.Core.Python.Syntax;

/// <summary>
/// A node of the tree of a Python module. Two nodes are equal only if they are the same one: the same words twice in a file are two places.
/// </summary>
/// <param name="Span">Where it stands; as in CPython's ast, the parentheses around an expression are not part of it.</param>
public abstract record SyntaxNode(SourceSpan Span)
{
    /// <summary>Line of its first character, counted from 1.</summary>
    public int Line => Span.Line;

    /// <summary>Characters before it on that line.</summary>
    public int Column => Span.Column;

    /// <summary>The nodes directly below it, in the order of the source.</summary>
    public IReadOnlyList<SyntaxNode> Children()
    {
        ChildList children = new();
        AddChildren(children);
        return children.Items;
    }

    /// <summary>Its kind and place; a tree is not printed.</summary>
    public sealed override string ToString() => $"{GetType().Name} at line {Line}, column {Column}";

    /// <summary>True for the same node.</summary>
    public virtual bool Equals(SyntaxNode? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    internal abstract void AddChildren(ChildList children);
}
