namespace PgDbre.Core.Connections;

/// <summary>
/// A failure a user can act on: a stable id, what happened, what to do. Cmdlets turn it into an ErrorRecord;
/// nothing else of ours leaves a cmdlet as an error.
/// </summary>
public sealed class PgDbreException : Exception
{
    /// <summary>A failure with its stable id.</summary>
    public PgDbreException(string errorId, PgErrorCategory category, string message, string recommendedAction, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Category = category;
        RecommendedAction = recommendedAction;
    }

    /// <summary>Stable across versions, such as PgExtensionMissing; scripts may match on it.</summary>
    public string ErrorId { get; }

    /// <summary>Becomes the PowerShell ErrorCategory of the same name.</summary>
    public PgErrorCategory Category { get; }

    /// <summary>What the user should do, with the exact statement where there is one.</summary>
    public string RecommendedAction { get; }

    /// <summary>The server's SQLSTATE; null where the server did not speak.</summary>
    public string? SqlState { get; init; }
}
