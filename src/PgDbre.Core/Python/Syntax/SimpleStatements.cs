namespace PgDbre.Core.Python.Syntax;

/// <summary>An expression that stands alone, such as a call or a docstring.</summary>
public sealed record ExpressionStatement(SourceSpan Span, Expression Value) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>return value.</summary>
public sealed record ReturnStatement(SourceSpan Span, Expression? Value) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Value);
}

/// <summary>del a, b[c].</summary>
public sealed record DeleteStatement(SourceSpan Span, IReadOnlyList<Expression> Targets) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Targets);
}

/// <summary>raise exception from cause; both are optional.</summary>
public sealed record RaiseStatement(SourceSpan Span, Expression? Exception, Expression? Cause) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Exception).Add(Cause);
}

/// <summary>assert test, message.</summary>
public sealed record AssertStatement(SourceSpan Span, Expression Test, Expression? Message) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Test).Add(Message);
}

/// <summary>global a, b.</summary>
public sealed record GlobalStatement(SourceSpan Span, IReadOnlyList<string> Names) : Statement(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>nonlocal a, b.</summary>
public sealed record NonlocalStatement(SourceSpan Span, IReadOnlyList<string> Names) : Statement(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>pass, break or continue.</summary>
public sealed record FlowStatement(SourceSpan Span, FlowKind Kind) : Statement(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}

/// <summary>Statements of one word.</summary>
public enum FlowKind
{
    /// <summary>pass.</summary>
    Pass,
    /// <summary>break.</summary>
    Break,
    /// <summary>continue.</summary>
    Continue,
}
