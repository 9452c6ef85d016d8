using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.Hosting;

/// <summary>An error in the short form of PowerShell's ConciseView: what failed, where in the script, its id, and what to do.</summary>
internal static class ErrorText
{
    public static string Format(ErrorRecord error)
    {
        StringBuilder text = new();
        string message = error.ErrorDetails?.Message ?? error.Exception.Message;
        text.Append(Source(error)).Append(": ").Append(message);
        AppendDetail(text, Position(error));
        AppendDetail(text, error.FullyQualifiedErrorId);
        if (error.ErrorDetails?.RecommendedAction is { } remedy && !message.Contains(remedy, StringComparison.Ordinal))
        {
            AppendDetail(text, remedy);
        }

        return text.ToString();
    }

    /// <summary>The record inside an exception that ended a pipeline, or one made for it.</summary>
    public static ErrorRecord RecordOf(Exception exception) =>
        exception is IContainsErrorRecord { ErrorRecord: { } record }
            ? new ErrorRecord(record, exception)
            : new ErrorRecord(exception, exception.GetType().Name, ErrorCategory.NotSpecified, null);

    private static string Source(ErrorRecord error)
    {
        string? command = error.InvocationInfo?.MyCommand?.Name;
        return string.IsNullOrEmpty(command) ? error.Exception.GetType().Name : command;
    }

    private static string? Position(ErrorRecord error)
    {
        InvocationInfo? invocation = error.InvocationInfo;
        // The message of a syntax error shows its place already.
        if (invocation is null || string.IsNullOrEmpty(invocation.ScriptName) || error.Exception is ParseException)
        {
            return null;
        }

        return $"{invocation.ScriptName}:{invocation.ScriptLineNumber} char:{invocation.OffsetInLine}  {invocation.Line.Trim()}";
    }

    private static void AppendDetail(StringBuilder text, string? detail)
    {
        if (!string.IsNullOrWhiteSpace(detail))
        {
            text.AppendLine().Append("  + ").Append(detail);
        }
    }
}
