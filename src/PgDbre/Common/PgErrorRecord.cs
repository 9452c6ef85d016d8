using System.Management.Automation;
using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>Turns a failure of ours into PowerShell's error record.</summary>
internal static class PgErrorRecord
{
    public static ErrorRecord From(PgDbreException failure, object? target)
    {
        ErrorCategory category = Enum.Parse<ErrorCategory>(failure.Category.ToString());
        return new ErrorRecord(failure, failure.ErrorId, category, target)
        {
            // Consoles show only the message, so the remedy stands in it too.
            ErrorDetails = new ErrorDetails($"{failure.Message} {failure.RecommendedAction}".TrimEnd())
            {
                RecommendedAction = failure.RecommendedAction,
            },
        };
    }
}
