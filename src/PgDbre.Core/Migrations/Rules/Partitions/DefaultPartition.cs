using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A default partition that is read because rows of a new partition may sit in it.</summary>
internal static class DefaultPartition
{
    /// <summary>What a rule says about it.</summary>
    public static MigrationObservation Observe(QualifiedName standing, LockEffect effect) => new()
    {
        Object = standing.ToString(),
        Message = $"The default partition {standing} is read from end to end for rows that belong to the new one, and nobody can use "
            + "it meanwhile.",
        Recommendation = "Add a CHECK to the default partition that excludes the new bound (NOT VALID, then VALIDATE) before, and "
            + "drop it afterwards.",
        Claim = effect,
    };
}
