using System.Globalization;
using System.Text.RegularExpressions;

namespace PgDbre.Core.Findings;

/// <summary>
/// Reads "pgdbre:ignore rule-id reason until 2027-01-01" from a comment of any language. The words must begin a line of the comment, so
/// that a text about suppressions is none; the reason is mandatory, the date is not.
/// </summary>
public static partial class SuppressionComment
{
    private const string Mark = "pgdbre:ignore";

    /// <summary>The suppressions of one comment.</summary>
    /// <param name="comment">The comment, with or without its markers (--, /* */, #, //).</param>
    /// <param name="path">The file it stands in; null for the text of a query.</param>
    /// <param name="line">Line of the comment's first character, counted from 1.</param>
    public static SuppressionScan Read(string comment, string? path, int line)
    {
        ArgumentNullException.ThrowIfNull(comment);
        List<Suppression> suppressions = [];
        List<Finding> faults = [];
        string[] lines = comment.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string text = lines[i].Trim().TrimStart('-', '/', '*', '#').TrimStart();
            if (!text.StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string words = text[Mark.Length..].Replace("*/", "", StringComparison.Ordinal).Trim();
            if (Parse(words, path, line + i) is { } suppression)
            {
                suppressions.Add(suppression);
            }
            else
            {
                faults.Add(SuppressionFindings.Unreadable(words, path, line + i));
            }
        }

        return new SuppressionScan(suppressions, faults);
    }

    private static Suppression? Parse(string words, string? path, int line)
    {
        Match match = Words().Match(words);
        DateOnly? until = null;
        if (match.Groups["until"] is { Success: true } date)
        {
            until = DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
        }

        bool isWhole = match.Success && match.Groups["until"].Success == until is not null;
        return isWhole
            ? new Suppression
            {
                RuleId = match.Groups["rule"].Value,
                Reason = match.Groups["reason"].Value,
                Until = until,
                Path = path,
                Line = line,
                LastLine = line + 1,
            }
            : null;
    }

    // A reason begins with a letter or digit: "until …" alone, or a dash, gives none.
    [GeneratedRegex(@"^(?<rule>[a-z0-9]+(?:-[a-z0-9]+)*)[\s:]+(?!until\s+\S+$)(?<reason>\w.*?)(?:\s+until\s+(?<until>\S+))?$")]
    private static partial Regex Words();
}
