namespace PgDbre.Core.Plans.Nested;

/// <summary>The calls of one statement with one plan shape so far.</summary>
/// <param name="statement">Fingerprint of the statement.</param>
internal sealed class NestedGroup(string statement)
{
    private double _keptMs = -1;

    public string Statement { get; } = statement;

    public long Calls { get; private set; }

    public double TotalMs { get; private set; }

    public double MaxMs { get; private set; }

    /// <summary>The message of the slowest call whose message could be kept; null if none could.</summary>
    public string? Message { get; private set; }

    /// <param name="durationMs">Time of the call.</param>
    /// <param name="message">Its message; null if it is too long to be kept.</param>
    public void Add(double durationMs, string? message)
    {
        Calls++;
        TotalMs += durationMs;
        MaxMs = Math.Max(MaxMs, durationMs);
        if (message is not null && durationMs > _keptMs)
        {
            (Message, _keptMs) = (message, durationMs);
        }
    }
}
