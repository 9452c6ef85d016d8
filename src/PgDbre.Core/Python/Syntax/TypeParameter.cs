namespace PgDbre.Core.Python.Syntax;

/// <summary>T: Bound = Default, *Ts or **P in the brackets behind a name (Python 3.12; defaults 3.13).</summary>
public sealed record TypeParameter(SourceSpan Span, TypeParameterKind Kind, string Name, Expression? Bound, Expression? Default)
    : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Bound).Add(Default);
}

/// <summary>What a type parameter stands for.</summary>
public enum TypeParameterKind
{
    /// <summary>One type.</summary>
    TypeVariable,
    /// <summary>*Ts: any number of types.</summary>
    TypeVariableTuple,
    /// <summary>**P: the parameters of a function.</summary>
    ParameterSpecification,
}
