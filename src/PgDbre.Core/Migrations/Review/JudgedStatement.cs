using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Review;

/// <summary>A statement with what it will lock and do, as far as can be told without running it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Effects">Its effects on relations that others may use.</param>
/// <param name="IsDowngrade">True if it belongs to the downgrade.</param>
public sealed record JudgedStatement(MigrationStatement Statement, IReadOnlyList<LockEffect> Effects, bool IsDowngrade)
{
    /// <summary>What it did on a shadow; null if it was not sent there.</summary>
    public StatementTrace? Trace { get; init; }
}
