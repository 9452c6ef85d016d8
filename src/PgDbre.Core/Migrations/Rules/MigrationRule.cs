using PgDbre.Core.Findings;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>
/// The family of migration rules: one file, one sealed class, found by type (<see cref="RuleFamily"/>). The examples of the metadata are
/// whole migrations that run on the schema of the tests: the bad one sets the rule off, the good one does not.
/// </summary>
public abstract class MigrationRule : IRule
{
    /// <inheritdoc />
    public abstract RuleMetadata Metadata { get; }

    /// <summary>True if the statements of a downgrade are judged as well: locks hurt in both directions, losses are what it is for.</summary>
    internal virtual bool JudgesDowngrades => false;

    /// <summary>False for a rule of taste, which only runs when it is named.</summary>
    internal virtual bool IsOnByDefault => true;

    /// <summary>True for a rule about what a shadow run showed; its examples set it off only there.</summary>
    internal virtual bool NeedsShadow => false;

    /// <summary>What is seen at one statement.</summary>
    internal virtual IEnumerable<MigrationObservation> Examine(MigrationStep step) => [];

    /// <summary>What is seen when a migration has been read to its end.</summary>
    internal virtual IEnumerable<MigrationObservation> Conclude(MigrationEnd end) => [];
}
