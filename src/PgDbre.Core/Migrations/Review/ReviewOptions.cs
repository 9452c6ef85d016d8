namespace PgDbre.Core.Migrations.Review;

/// <summary>How migrations are to be judged.</summary>
public sealed record ReviewOptions
{
    /// <summary>Major version of the server they will run on, 13 to 18.</summary>
    public int TargetVersion { get; init; } = 17;

    /// <summary>The runner puts each SQL script into one transaction.</summary>
    public bool InTransaction { get; init; }

    /// <summary>Rows that one statement may change without batches.</summary>
    public long MaxUnbatchedRows { get; init; } = 1_000_000;

    /// <summary>MB a second that a scan is assumed to read, for estimates of how long a lock is held.</summary>
    public double ThroughputMBPerSecond { get; init; } = 100;

    /// <summary>What the role, the database or the connection sets before the first statement, such as lock_timeout.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
