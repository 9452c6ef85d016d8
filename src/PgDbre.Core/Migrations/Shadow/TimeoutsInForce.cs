namespace PgDbre.Core.Migrations.Shadow;

/// <summary>What the session's settings said when a statement began; zero is no limit.</summary>
/// <param name="LockTimeoutMs">lock_timeout, milliseconds.</param>
/// <param name="StatementTimeoutMs">statement_timeout, milliseconds.</param>
/// <param name="TransactionTimeoutMs">transaction_timeout, milliseconds; null before PostgreSQL 17, which has none.</param>
public sealed record TimeoutsInForce(long LockTimeoutMs, long StatementTimeoutMs, long? TransactionTimeoutMs);
