using System.Numerics;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>What an expression is known to be without running it.</summary>
/// <param name="Node">The expression it was read from.</param>
public abstract record PythonValue(Expression Node)
{
    /// <summary>True if it is known to the last part: no call, no name, nothing unknown inside.</summary>
    public virtual bool IsConstant => true;

    /// <summary>The string; null for any other value.</summary>
    public string? AsText => (this as TextValue)?.Text;
}

/// <summary>A string.</summary>
public sealed record TextValue(Expression Node, string Text) : PythonValue(Node);

/// <summary>Bytes.</summary>
public sealed record BytesValue(Expression Node, ReadOnlyMemory<byte> Bytes) : PythonValue(Node);

/// <summary>A whole number.</summary>
public sealed record IntegerValue(Expression Node, BigInteger Number) : PythonValue(Node);

/// <summary>A floating-point number.</summary>
public sealed record FloatValue(Expression Node, double Number) : PythonValue(Node);

/// <summary>True or False.</summary>
public sealed record BooleanValue(Expression Node, bool IsTrue) : PythonValue(Node);

/// <summary>None.</summary>
public sealed record NoneValue(Expression Node) : PythonValue(Node);

/// <summary>A list, tuple or set; its items may be of any kind.</summary>
public sealed record SequenceValue(Expression Node, IReadOnlyList<PythonValue> Items) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => Items.All(item => item.IsConstant);
}

/// <summary>A dictionary, in the order of the source.</summary>
public sealed record DictionaryValue(Expression Node, IReadOnlyList<KeyValuePair<PythonValue, PythonValue>> Items) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => Items.All(item => item.Key.IsConstant && item.Value.IsConstant);
}

/// <summary>A call of something known by name, such as sqlalchemy.Column("id", sqlalchemy.Integer()).</summary>
/// <param name="Function">Its full name; a method of another call is that one's name with "()." before its own.</param>
/// <param name="Arguments">By position.</param>
/// <param name="Keywords">By name.</param>
public sealed record CallValue(
    Expression Node,
    string Function,
    IReadOnlyList<PythonValue> Arguments,
    IReadOnlyDictionary<string, PythonValue> Keywords) : PythonValue(Node)
{
    /// <summary>
    /// What this is a method of: sa.Enum("a", name="e") in sa.Enum("a", name="e").create(bind), t.c.a in t.c.a.in_([1]); null for a
    /// function.
    /// </summary>
    public PythonValue? Owner { get; init; }

    /// <summary>The owner, where it is the result of a call itself.</summary>
    public CallValue? Receiver => Owner as CallValue;

    /// <inheritdoc />
    public override bool IsConstant => false;
}

/// <summary>Something known by its full name only, such as sqlalchemy.Integer.</summary>
public sealed record ReferenceValue(Expression Node, string DottedName) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => false;
}

/// <summary>An attribute, or an item by its name, of something that a call made: t.c.status, t.c["status"].</summary>
/// <param name="Owner">What it belongs to: a call or another member.</param>
/// <param name="Name">The attribute.</param>
public sealed record MemberValue(Expression Node, PythonValue Owner, string Name) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => false;
}

/// <summary>An operator whose meaning the operands decide at run time: t.c.status == "a", a &amp; b.</summary>
/// <param name="Operator">The operator as Python writes it.</param>
/// <param name="Operands">One or two.</param>
public sealed record OperationValue(Expression Node, string Operator, IReadOnlyList<PythonValue> Operands) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => false;
}

/// <summary>Not known without running it.</summary>
/// <param name="Reason">Half a sentence that goes on from "not constant, because".</param>
public sealed record UnknownValue(Expression Node, string Reason) : PythonValue(Node)
{
    /// <inheritdoc />
    public override bool IsConstant => false;
}
