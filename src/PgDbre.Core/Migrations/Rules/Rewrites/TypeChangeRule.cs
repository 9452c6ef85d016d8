using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about one kind of work that ALTER COLUMN … TYPE does; what the server refuses is another rule's.</summary>
internal abstract class TypeChangeRule : ActionRule<AlterColumnType>
{
    internal sealed override bool JudgesDowngrades => true;

    /// <summary>The work.</summary>
    private protected abstract TableWork Work { get; }

    private protected sealed override IEnumerable<MigrationObservation> Examine(
        AlterColumnType action, AlterTable table, MigrationStep step)
    {
        ColumnTypeChange change = ColumnTypeChange.Of(action, table, step.Context);
        bool isRefused = step.Schema.Find(table.Name) is { } relation && TypeChangeRefusal.Of(relation, action.Column) is not null;
        return change.Work == Work && !isRefused && step.EffectOf(action, table) is { } effect
            ? [Observe(action, table, change, effect, step)]
            : [];
    }

    /// <summary>What is seen; <paramref name="effect"/> is the claim.</summary>
    private protected abstract MigrationObservation Observe(
        AlterColumnType action, AlterTable table, ColumnTypeChange change, LockEffect effect, MigrationStep step);
}
