using System.Text.RegularExpressions;

namespace PgDbre.Core.Plans.Findings;

/// <summary>One comparison of a filter as the server deparses it: column, operator, value, and what is wrapped around the column.</summary>
/// <param name="Column">The column, unquoted and without its alias.</param>
/// <param name="Cast">Type the column is cast to; null where it is not.</param>
/// <param name="Function">Function around the column; null where there is none.</param>
/// <param name="Left">The whole left side, for an index on the expression.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Right">The right side.</param>
internal sealed partial record Condition(string Column, string? Cast, string? Function, string Left, string Operator, string Right)
{
    /// <summary>The value is known before the scan: a literal, a parameter or an InitPlan's result.</summary>
    public bool ComparesWithConstant => ConstantPattern().IsMatch(Right);

    /// <summary>Null for what is not a comparison of a column.</summary>
    public static Condition? Parse(string text)
    {
        text = ConditionText.Unwrap(text);
        (int start, int end) = ConditionText.FindOperator(text);
        if (start < 0)
        {
            return null;
        }

        string left = text[..start].Trim();
        Match match = LeftPattern().Match(left);
        return match.Success
            ? new Condition(
                Unquote(match.Groups["column"].Value),
                match.Groups["cast"] is { Success: true } cast ? cast.Value : null,
                match.Groups["function"] is { Success: true } function ? function.Value : null,
                left,
                text[start..end],
                text[end..].Trim())
            : null;
    }

    private static string Unquote(string name) =>
        name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name;

    // col, a.col, (col)::type, f(col), f((col)::type)
    [GeneratedRegex("""
        ^(?:(?<function>[\w.]+)\()?\(*(?:(?:\w+|"(?:[^"]|"")*")\.)?
        (?<column>[A-Za-z_]\w*|"(?:[^"]|"")*")
        \)*(?:::(?<cast>[\w\ ]+(?:\([\d,]+\))?))?\)*$
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LeftPattern();

    [GeneratedRegex("""^\(*(?:'|-?\d|\$\d|InitPlan |ANY \(*['$]|true$|false$|now\(\))""", RegexOptions.CultureInvariant)]
    private static partial Regex ConstantPattern();
}
