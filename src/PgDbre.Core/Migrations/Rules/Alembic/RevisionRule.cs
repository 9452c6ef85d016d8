using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about a revision of Alembic as a whole.</summary>
internal abstract class RevisionRule : MigrationRule
{
    internal sealed override IEnumerable<MigrationObservation> Conclude(MigrationEnd end) =>
        end.Migration.Revision is { } script ? Conclude(script, end) : [];

    /// <summary>What is seen at the revision.</summary>
    private protected abstract IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end);
}
