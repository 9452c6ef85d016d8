using System.Numerics;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>
/// Reads the values of arguments as what SQLAlchemy takes them for; what is not known ends the rendering of the operation.
/// </summary>
internal static class Arguments
{
    /// <summary>A string; null where it is not given or None.</summary>
    public static string? Text(PythonValue? value, string what) => value switch
    {
        null or NoneValue => null,
        TextValue text when text.Text.Contains(ConstantFolder.RunTimeMark, StringComparison.Ordinal) => throw Unknown(text, what),
        TextValue text => text.Text,
        CallValue { Arguments: [var inner, ..] } call when IsNameMark(call) => Text(inner, what),
        _ => throw Unknown(value, what),
    };

    /// <summary>A string that must be there.</summary>
    public static string Name(PythonValue? value, string what) =>
        Text(value, what) is { Length: > 0 } name ? name : throw new UnrenderableException($"{what} is not given");

    /// <summary>True or False as Python sees it; null where it is not given or None.</summary>
    public static bool? Flag(PythonValue? value, string what) => value switch
    {
        null or NoneValue => null,
        BooleanValue flag => flag.IsTrue,
        IntegerValue number => !number.Number.IsZero,
        _ => throw Unknown(value, what),
    };

    /// <summary>A whole number; null where it is not given or None.</summary>
    public static BigInteger? Number(PythonValue? value, string what) => value switch
    {
        null or NoneValue => null,
        IntegerValue number => number.Number,
        _ => throw Unknown(value, what),
    };

    /// <summary>The items of a list or tuple; none where it is not given.</summary>
    public static IReadOnlyList<PythonValue> Items(PythonValue? value, string what) => value switch
    {
        null or NoneValue => [],
        SequenceValue row => row.Items,
        _ => throw Unknown(value, what),
    };

    /// <summary>Names in a list; a single string is a row of one.</summary>
    public static IReadOnlyList<string> Names(PythonValue? value, string what) =>
        value is TextValue single ? [single.Text] : [.. Items(value, what).Select(item => Name(item, what))];

    /// <summary>An argument by position or name.</summary>
    public static PythonValue? Of(CallValue call, int position, string name) =>
        call.Keywords.GetValueOrDefault(name) ?? (position < call.Arguments.Count ? call.Arguments[position] : null);

    /// <summary>The last part of a full name: JSONB of sqlalchemy.dialects.postgresql.JSONB.</summary>
    public static string LastName(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];

    /// <summary>A name of SQLAlchemy's own.</summary>
    public static bool IsSqlAlchemy(string dotted) => dotted.StartsWith("sqlalchemy.", StringComparison.Ordinal);

    /// <summary>Refuses a call that unpacks something unknown: any argument may be in there.</summary>
    public static void RequireWhole(CallValue call)
    {
        PythonValue? unknown = call.Keywords.GetValueOrDefault("**");
        if (unknown is not null)
        {
            throw Unknown(unknown, "a part of the arguments");
        }
    }

    public static UnrenderableException Unknown(PythonValue value, string what) =>
        new($"{what} is not known: {Reason(value)}");

    /// <summary>Half a sentence.</summary>
    public static string Reason(PythonValue value) => value switch
    {
        UnknownValue unknown => unknown.Reason,
        TextValue => "it is worked out at run time",
        ReferenceValue reference => $"{reference.DottedName} is defined elsewhere",
        // sa.text(f"… {name} …") is as unknown as the text in it.
        CallValue { Arguments: [not TextValue and var inner, ..] } call when LastName(call.Function) == "text" => Reason(inner),
        CallValue { Arguments: [UnknownValue inner, ..] } => inner.Reason,
        CallValue { Owner: UnknownValue or CallValue { Arguments: [UnknownValue, ..] } } call => Reason(call.Owner!),
        CallValue call => $"{call.Function} is worked out at run time",
        _ => "it is of another kind than expected",
    };

    // quoted_name("x", True), conv("x") and batch_op.f("x") are the name itself.
    private static bool IsNameMark(CallValue call) =>
        LastName(call.Function) is "quoted_name" or "conv" or "f";
}
