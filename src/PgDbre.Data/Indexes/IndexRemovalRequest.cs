using PgDbre.Core.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>An index to be dropped and how patiently.</summary>
public sealed record IndexRemovalRequest
{
    /// <summary>Schema of the index.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name, as the catalog spells it.</summary>
    public required string Index { get; init; }

    /// <summary>Drop it although a foreign key then has no index, or nothing keeps its keys unique any more.</summary>
    public bool IsForced { get; init; }

    /// <summary>Limits of the statements around the drop, and of one attempt at the table's lock.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;

    /// <summary>Further attempts when the lock cannot be had.</summary>
    public int MaxRetry { get; init; } = 5;

    /// <summary>The pause before the second attempt; each later one is twice as long, half a minute at most.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the drop may wait for transactions that use the table; zero means for ever.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(10);
}
