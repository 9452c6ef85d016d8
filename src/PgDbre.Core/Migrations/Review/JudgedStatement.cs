using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Review;

/// <summary>A statement with what it will lock and do, as far as can be told without running it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Effects">Its effects on relations that others may use.</param>
/// <param name="IsDowngrade">True if it belongs to the downgrade.</param>
public sealed record JudgedStatement(MigrationStatement Statement, IReadOnlyList<LockEffect> Effects, bool IsDowngrade);
