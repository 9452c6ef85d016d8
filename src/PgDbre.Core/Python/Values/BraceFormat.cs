using System.Globalization;
using System.Text;

namespace PgDbre.Core.Python.Values;

/// <summary>"… {} {0} {name} …".format(values), without attributes, indexes and format specifications.</summary>
internal static class BraceFormat
{
    /// <summary>The text; null with a reason where it is not known.</summary>
    public static string? Apply(
        string format, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, out string reason)
    {
        StringBuilder text = new(format.Length + 16);
        int automatic = 0;
        for (int at = 0; at < format.Length; at++)
        {
            char c = format[at];
            bool isDoubled = c is '{' or '}' && at + 1 < format.Length && format[at + 1] == c;
            if (c is not ('{' or '}') || isDoubled)
            {
                text.Append(c);
                at += isDoubled ? 1 : 0;
                continue;
            }

            int close = c == '{' ? format.IndexOf('}', at) : -1;
            if (close < 0)
            {
                reason = "the format has a single brace";
                return null;
            }

            string field = format[(at + 1)..close];
            bool isRepr = field.EndsWith("!r", StringComparison.Ordinal);
            string name = isRepr || field.EndsWith("!s", StringComparison.Ordinal) ? field[..^2] : field;
            PythonValue? value = Find(name.Length == 0 ? (automatic++).ToString(CultureInfo.InvariantCulture) : name, arguments, keywords);
            string? converted = value is null ? null : isRepr ? ValueText.Repr(value) : ValueText.Str(value);
            if (converted is null)
            {
                reason = value is UnknownValue unknown ? unknown.Reason : $"the field {{{field}}} is not read";
                return null;
            }

            text.Append(converted);
            at = close;
            if (text.Length > FoldBudget.LongestValue)
            {
                reason = FoldBudget.TooLong;
                return null;
            }
        }

        reason = "";
        return text.ToString();
    }

    private static PythonValue? Find(
        string name, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? arguments.ElementAtOrDefault(index)
            : keywords.GetValueOrDefault(name);
}
