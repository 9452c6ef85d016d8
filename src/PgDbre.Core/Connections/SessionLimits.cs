namespace PgDbre.Core.Connections;

/// <summary>How long a statement of ours may run and may wait for a lock on the server.</summary>
/// <param name="StatementTimeout">statement_timeout; zero means no limit.</param>
/// <param name="LockTimeout">lock_timeout; zero means no limit.</param>
public sealed record SessionLimits(TimeSpan StatementTimeout, TimeSpan LockTimeout)
{
    /// <summary>Thirty seconds a statement, one second for a lock: a reading cmdlet never queues behind a migration for long.</summary>
    public static SessionLimits Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
}
