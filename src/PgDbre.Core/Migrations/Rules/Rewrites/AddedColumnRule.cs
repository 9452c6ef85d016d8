using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about one reason for which ADD COLUMN works through the table.</summary>
internal abstract class AddedColumnRule : ActionRule<AddColumn>
{
    internal sealed override bool JudgesDowngrades => true;

    /// <summary>The reason.</summary>
    private protected abstract AddedColumnCause Cause { get; }

    private protected sealed override IEnumerable<MigrationObservation> Examine(AddColumn action, AlterTable table, MigrationStep step)
    {
        AddedColumn judged = AddedColumn.Of(action, table, step.Context);
        return judged.Cause == Cause && step.EffectOf(action, table) is { } effect ? [Observe(action.Column, table, effect, step)] : [];
    }

    /// <summary>What is seen; <paramref name="effect"/> is the claim.</summary>
    private protected abstract MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step);
}
