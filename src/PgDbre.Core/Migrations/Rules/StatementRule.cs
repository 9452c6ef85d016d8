using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about one kind of statement.</summary>
internal abstract class StatementRule<TStatement> : MigrationRule
    where TStatement : Statement
{
    internal sealed override IEnumerable<MigrationObservation> Examine(MigrationStep step) =>
        step.Statement.Tree is TStatement statement ? Examine(statement, step) : [];

    /// <summary>What is seen at such a statement.</summary>
    private protected abstract IEnumerable<MigrationObservation> Examine(TStatement statement, MigrationStep step);
}
