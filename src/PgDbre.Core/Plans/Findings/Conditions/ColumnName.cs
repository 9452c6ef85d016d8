namespace PgDbre.Core.Plans.Findings;

/// <summary>A column as plans of several tables name it: alias.column, both unquoted.</summary>
/// <param name="Alias">The alias of its table.</param>
/// <param name="Column">The column.</param>
internal sealed record ColumnName(string Alias, string Column)
{
    /// <summary>Null for anything but a plain alias.column, brackets around it aside.</summary>
    public static ColumnName? Parse(string text)
    {
        text = ConditionText.Unwrap(text);
        return Identifier(text, 0) is { } alias && alias.End < text.Length && text[alias.End] == '.'
            && Identifier(text, alias.End + 1) is { } column && column.End == text.Length
            ? new ColumnName(alias.Name, column.Name)
            : null;
    }

    /// <summary>Aliases before a dot anywhere outside of string literals; what belongs to a schema is for the caller to sort out.</summary>
    public static IEnumerable<string> AliasesIn(string expression)
    {
        int at = 0;
        while (at < expression.Length)
        {
            if (expression[at] == '\'')
            {
                at = Math.Max(expression.IndexOf('\'', at + 1), at) + 1;
            }
            else if (Identifier(expression, at) is { } name)
            {
                at = name.End;
                if (at < expression.Length && expression[at] == '.')
                {
                    yield return name.Name;
                    at = Identifier(expression, at + 1)?.End ?? at + 1;
                }
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Columns of one table that an AND of equalities compares with something else; empty where there are none.</summary>
    public static IReadOnlyList<string> Joined(string? condition, string? alias) => condition is null || alias is null
        ? []
        : [.. ConditionText.Arms(condition, " AND ").Select(arm => JoinedColumn(arm, alias)).OfType<string>().Distinct()];

    private static string? JoinedColumn(string arm, string alias)
    {
        arm = ConditionText.Unwrap(arm);
        (int start, int end) = ConditionText.FindOperator(arm);
        if (start < 0 || arm[start..end] != "=")
        {
            return null;
        }

        string left = arm[..start];
        string right = arm[end..];
        return Own(left, right) ?? Own(right, left);

        string? Own(string side, string other) =>
            Parse(side) is { } name && name.Alias == alias && !AliasesIn(other).Contains(alias) ? name.Column : null;
    }

    private static (string Name, int End)? Identifier(string text, int start)
    {
        int end = start;
        if (start < text.Length && text[start] == '"')
        {
            do
            {
                end = text.IndexOf('"', end + 1) + 1;
            }
            while (end > 0 && end < text.Length && text[end] == '"');
            return end <= start ? null : (text[(start + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal), end);
        }

        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '_'
            || (end > start && (char.IsAsciiDigit(text[end]) || text[end] == '$'))))
        {
            end++;
        }

        return end == start ? null : (text[start..end], end);
    }
}
