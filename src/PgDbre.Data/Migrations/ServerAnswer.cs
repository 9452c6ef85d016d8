namespace PgDbre.Data.Migrations;

/// <summary>How a statement ended.</summary>
/// <param name="DurationMs">How long it took, milliseconds.</param>
/// <param name="SqlState">SQLSTATE of its failure; null if it ran.</param>
/// <param name="Message">What the server said of the failure; null if it ran.</param>
internal sealed record ServerAnswer(double DurationMs, string? SqlState, string? Message)
{
    /// <summary>It did not run to its end.</summary>
    public bool HasFailed => SqlState is not null;
}
