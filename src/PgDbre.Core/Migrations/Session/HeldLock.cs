using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Session;

/// <summary>A lock that an earlier statement of the same transaction took and that is still held.</summary>
/// <param name="Effect">The lock.</param>
/// <param name="Statement">The statement that took it.</param>
public sealed record HeldLock(LockEffect Effect, MigrationStatement Statement);
