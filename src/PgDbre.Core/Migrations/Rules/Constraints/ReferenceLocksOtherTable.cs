using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ReferenceLocksOtherTable : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "reference-locks-other-table",
        Code = "C03",
        Title = "REFERENCES closes the other table to writes",
        Why = "Its triggers are put on the referenced table, too: writes to it wait until the transaction ends. Nothing is "
            + "read, so it is quick.",
        Advice = "Set lock_timeout, keep the transaction short.",
        BadExample = "CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));",
        GoodExample = """
            SET lock_timeout = '2s';
            CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));
            """,
        MaxSeverity = Severity.Low,
        SeverityRule = "Low, where no lock_timeout is in force.",
        Reference = "https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) =>
        step.Session.LockTimeoutMs is not null
            ? []
            : from name in Referenced(step.Statement.Tree, step).Distinct()
              let effect = step.EffectOn(name)
              where effect is { Mode: LockMode.ShareRowExclusive } && (effect.Work == TableWork.None || IsOfNewTable(step))
                  && !step.Session.Held.Any(held => held.Effect.Relation == effect.Relation && held.Effect.Mode >= effect.Mode)
              select new MigrationObservation
              {
                  Object = effect.Relation.ToString(),
                  Severity = Severity.Low,
                  Message = $"REFERENCES closes {effect.Relation} to writes until the transaction ends, and waits for its writers first.",
                  Recommendation = "Set a lock_timeout before it, and run it again when it fails.",
                  Sql = $"SET {(step.Session.IsInTransaction ? "LOCAL " : "")}lock_timeout = '2s';",
                  Claim = effect with { Work = TableWork.None },
              };

    // It has no rows to look up.
    private static bool IsOfNewTable(MigrationStep step) => step.Statement.Tree is AlterTable table && step.IsNew(table.Name);

    private static IEnumerable<QualifiedName> Referenced(Statement statement, MigrationStep step) => statement switch
    {
        CreateTable table => table.AllConstraints.OfType<ForeignKeyConstraint>().Select(key => key.ReferencedTable),
        AlterTable table => table.Actions.SelectMany(action => action switch
        {
            AddColumn add => add.Column.Constraints.OfType<ForeignKeyConstraint>().Select(key => key.ReferencedTable),
            AddConstraint { Constraint: ForeignKeyConstraint key } when step.IsNew(table.Name) => [key.ReferencedTable],
            _ => [],
        }),
        _ => [],
    };
}
