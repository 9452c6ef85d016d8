using System.Text;

namespace PgDbre.Core.Python.Values;

/// <summary>"… %s …" % values, as far as %s, %r, %d, %i and %(name)s go.</summary>
internal static class PercentFormat
{
    /// <summary>The text; null with a reason where it is not known.</summary>
    public static string? Apply(string format, PythonValue argument, out string reason)
    {
        StringBuilder text = new(format.Length + 16);
        int used = 0;
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }

            at++;
            string? key = Key(format, ref at);
            char conversion = at < format.Length ? format[at] : '\0';
            if (conversion == '%' && key is null)
            {
                text.Append('%');
                continue;
            }

            PythonValue? value = key is null ? Positional(argument, used++) : Named(argument, key);
            if (Convert(value, conversion, out reason) is not { } converted)
            {
                return null;
            }

            if (text.Length + converted.Length > FoldBudget.LongestValue)
            {
                reason = FoldBudget.TooLong;
                return null;
            }

            text.Append(converted);
        }

        bool isUsedUp = argument is DictionaryValue || used == (Row(argument)?.Count ?? 1);
        reason = "% has more values than its format has places";
        return isUsedUp ? text.ToString() : null;
    }

    private static string? Key(string format, ref int at)
    {
        int close = at < format.Length && format[at] == '(' ? format.IndexOf(')', at) : -1;
        if (close < 0)
        {
            return null;
        }

        string key = format[(at + 1)..close];
        at = close + 1;
        return key;
    }

    private static PythonValue? Positional(PythonValue argument, int index) =>
        Row(argument) is { } row ? row.ElementAtOrDefault(index) : index == 0 ? argument : null;

    // Only a tuple is several values; a list is one.
    private static IReadOnlyList<PythonValue>? Row(PythonValue argument) =>
        argument is SequenceValue { Node: Syntax.TupleExpression } tuple ? tuple.Items : null;

    private static PythonValue? Named(PythonValue argument, string key) =>
        (argument as DictionaryValue)?.Items.FirstOrDefault(item => item.Key.AsText == key).Value;

    private static string? Convert(PythonValue? value, char conversion, out string reason)
    {
        reason = value is null ? "% has no value for a place of its format"
            : value is UnknownValue unknown ? unknown.Reason
            : $"%{conversion} is not read";
        return (value, conversion) switch
        {
            (null or UnknownValue, _) => null,
            (_, 's') => ValueText.Str(value),
            (_, 'r') => ValueText.Repr(value),
            (IntegerValue, 'd' or 'i') => ValueText.Str(value),
            _ => null,
        };
    }
}
