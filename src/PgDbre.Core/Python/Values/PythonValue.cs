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
    /// The call whose result's method this is: sa.Enum("a", name="e") in sa.Enum("a", name="e").create(bind); null for a function.
    /// </summary>
    public CallValue? Receiver { get; init; }

    /// <inheritdoc />
    public override bool IsConstant => false;
}

/// <summary>Something known by its full name only, such as sqlalchemy.Integer.</summary>
public sealed record ReferenceValue(Expression Node, string DottedName) : PythonValue(Node)
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
