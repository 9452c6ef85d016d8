namespace PgDbre.Core.Findings;

/// <summary>A comment that says: this finding is known and accepted here, for this reason, until this day.</summary>
public sealed record Suppression
{
    /// <summary>The rule that shall be silent.</summary>
    public required string RuleId { get; init; }

    /// <summary>Why; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day it counts; null for good.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The file it stands in; null for the text of a query.</summary>
    public string? Path { get; init; }

    /// <summary>The comment's line, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>
    /// The last line it covers, counted from 1: the reader of a language sets it to the end of the statement behind the comment.
    /// Without that, the comment's own line and the next.
    /// </summary>
    public int LastLine { get; init; }

    /// <summary>True on the days after <see cref="Until"/>.</summary>
    public bool IsExpired(DateOnly today) => Until < today;

    /// <summary>True if the finding is of the rule and in the place. A finding without a line is covered by its whole file or query.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        bool isHere = finding.Path == Path && (finding.Line is not { } line || (line >= Line && line <= LastLine));
        return isHere && finding.RuleId == RuleId;
    }
}
