using System.Numerics;

namespace PgDbre.Core.Python.Syntax;

/// <summary>One or more adjacent string literals without a field.</summary>
/// <param name="Value">Decoded: escapes resolved, line breaks \n.</param>
/// <param name="HasNamedCharacter">
/// It holds \N{NAME}. Every such character is U+FFFD in Value: .NET has no table of character names.
/// </param>
public sealed record StringExpression(SourceSpan Span, string Value, bool HasNamedCharacter) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>b"…".</summary>
public sealed record BytesExpression(SourceSpan Span, ReadOnlyMemory<byte> Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>A whole number, of any base and size.</summary>
public sealed record IntegerExpression(SourceSpan Span, BigInteger Value) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>A floating-point number; of an imaginary one (2j), the number before the j.</summary>
public sealed record FloatExpression(SourceSpan Span, double Value, bool IsImaginary) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>None, True, False or an ellipsis.</summary>
public sealed record SingletonExpression(SourceSpan Span, SingletonKind Kind) : Expression(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>Values of which there is one.</summary>
public enum SingletonKind
{
    /// <summary>None.</summary>
    None,
    /// <summary>True.</summary>
    True,
    /// <summary>False.</summary>
    False,
    /// <summary>...</summary>
    Ellipsis,
}
