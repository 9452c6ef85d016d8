using System.Globalization;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>auto_explain's message: "duration: 205.289 ms  plan:", a line break, and the plan with its query in front.</summary>
internal static class AutoExplainMessage
{
    /// <summary>What every such message begins with.</summary>
    public const string Prefix = "duration: ";

    private const string Suffix = " ms  plan:";

    // What managed services put where they cut a message off.
    private const string CutOff = "[Your log message was truncated]";

    /// <summary>True if the line ends as auto_explain's first line does; the plan is in the lines below.</summary>
    public static bool IsFirstLine(string line, out double durationMs)
    {
        durationMs = 0;
        if (!line.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        int start = line.LastIndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length;
        int end = line.Length - Suffix.Length;
        return start >= Prefix.Length && start < end && TryDuration(line.AsSpan(start, end - start), out durationMs);
    }

    /// <summary>The piece in a whole message; null for any other message.</summary>
    public static PlanPiece? ToPiece(string message, int line, PlanContext context)
    {
        int end = message.IndexOf('\n', StringComparison.Ordinal);
        bool isLong = end > 0 && message.StartsWith(Prefix, StringComparison.Ordinal);
        return isLong && IsFirstLine(message[..end].TrimEnd('\r'), out double durationMs)
            ? ToPiece(message[(end + 1)..], line, durationMs, context)
            : null;
    }

    /// <summary>The piece of a body that stood below the first line.</summary>
    public static PlanPiece ToPiece(string body, int line, double durationMs, PlanContext context) =>
        new(line, body, PlanText.FormatOf(body))
        {
            Context = context with { DurationMs = durationMs },
            Fault = body.Contains(CutOff, StringComparison.Ordinal) ? "the log cut the message off" : null,
        };

    private static bool TryDuration(ReadOnlySpan<char> text, out double durationMs) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out durationMs) && double.IsFinite(durationMs);
}
