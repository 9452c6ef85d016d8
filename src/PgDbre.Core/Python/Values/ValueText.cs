using System.Globalization;
using System.Text;

namespace PgDbre.Core.Python.Values;

/// <summary>A value as str() and repr() of Python write it.</summary>
internal static class ValueText
{
    /// <summary>str(value); null where that is not known.</summary>
    public static string? Str(PythonValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Float(number.Number),
        BooleanValue boolean => boolean.IsTrue ? "True" : "False",
        NoneValue => "None",
        SequenceValue { Node: Syntax.ListExpression } list => List(list),
        _ => null,
    };

    /// <summary>repr(value); null where that is not known.</summary>
    public static string? Repr(PythonValue value) => value is TextValue text ? Quoted(text.Text) : Str(value);

    // Shortest digits that read back the same, as here; beyond these bounds Python writes an exponent of its own form.
    private static string? Float(double number)
    {
        if (!double.IsFinite(number) || (number != 0 && Math.Abs(number) is < 1e-4 or >= 1e16))
        {
            return null;
        }

        string digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
    }

    private static string? List(SequenceValue list)
    {
        IReadOnlyList<string?> items = [.. list.Items.Select(Repr)];
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    // Objects/unicodeobject.c, unicode_repr: single quotes unless the text has them and no double ones. Beyond ASCII it depends on
    // what is printable: not decided here.
    private static string? Quoted(string text)
    {
        if (!Ascii.IsValid(text))
        {
            return null;
        }

        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().Append(quote);
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\\' => "\\\\",
                _ when c == quote => "\\" + c,
                < ' ' or '\x7f' => $"\\x{(int)c:x2}",
                _ => c.ToString(),
            });
        }

        return quoted.Append(quote).ToString();
    }
}
