using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about one kind of action of ALTER TABLE.</summary>
internal abstract class ActionRule<TAction> : MigrationRule
    where TAction : AlterAction
{
    internal sealed override IEnumerable<MigrationObservation> Examine(MigrationStep step) =>
        step.Statement.Tree is AlterTable table
            ? table.Actions.OfType<TAction>().SelectMany(action => Examine(action, table, step))
            : [];

    /// <summary>What is seen at such an action.</summary>
    private protected abstract IEnumerable<MigrationObservation> Examine(TAction action, AlterTable table, MigrationStep step);
}
