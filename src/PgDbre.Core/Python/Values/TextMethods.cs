namespace PgDbre.Core.Python.Values;

/// <summary>Methods of a constant string with constant arguments.</summary>
internal static class TextMethods
{
    /// <summary>The result; null with a reason where it is not known.</summary>
    public static string? Apply(
        string text,
        string method,
        IReadOnlyList<PythonValue> arguments,
        IReadOnlyDictionary<string, PythonValue> keywords,
        out string reason)
    {
        if (method == "format")
        {
            return BraceFormat.Apply(text, arguments, keywords, out reason);
        }

        reason = arguments.OfType<UnknownValue>().FirstOrDefault()?.Reason ?? $"the method {method} of a string is not read";
        return (method, arguments.Count) switch
        {
            ("strip", 0) => text.Trim(),
            ("lstrip", 0) => text.TrimStart(),
            ("rstrip", 0) => text.TrimEnd(),
            ("lower", 0) => text.ToLowerInvariant(),
            ("upper", 0) => text.ToUpperInvariant(),
            ("replace", 2) when arguments[0].AsText is { Length: > 0 } old && arguments[1].AsText is { } with
                && (long)text.Length * (with.Length + 1) / old.Length <= FoldBudget.LongestValue =>
                text.Replace(old, with, StringComparison.Ordinal),
            ("join", 1) when arguments[0] is SequenceValue sequence => Join(text, sequence, ref reason),
            _ => null,
        };
    }

    private static string? Join(string separator, SequenceValue sequence, ref string reason)
    {
        PythonValue? other = sequence.Items.FirstOrDefault(item => item is not TextValue);
        reason = other is UnknownValue unknown ? unknown.Reason : other is null ? FoldBudget.TooLong : "an item of the join is no string";
        long length = sequence.Items.Sum(item => (long)separator.Length + (item.AsText?.Length ?? 0));
        bool isKnown = other is null && length <= FoldBudget.LongestValue;
        return isKnown ? string.Join(separator, sequence.Items.Select(item => item.AsText)) : null;
    }
}
