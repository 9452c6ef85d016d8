using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RowSecurityWeakened : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "row-security-weakened",
        Code = "D05",
        Title = "Row security switched off, or a policy dropped",
        Why = "Without row security every role that may read the table sees all rows; without its last policy nobody but the owner "
            + "sees any.",
        Advice = "Replace a policy in one transaction, and never leave a table between the two.",
        BadExample = "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;",
        GoodExample = """
            CREATE POLICY orders_own ON orders USING (true);
            BEGIN;
            DROP POLICY orders_own ON orders;
            CREATE POLICY orders_own ON orders USING (NOT is_paid);
            COMMIT;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/ddl-rowsecurity.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        AlterTable table when step.EffectOn(table.Name) is not null => table.Actions.OfType<SetRowSecurity>()
            .Where(action => action.IsEnabled == false || action.IsForced == false)
            .Select(action => Observe(table.Name, action.IsEnabled == false
                ? $"Row security of {step.Display(table.Name)} is switched off: every role with SELECT sees all of its rows."
                : $"Row security of {step.Display(table.Name)} no longer binds the owner of the table.", step)),
        DropObject { Kind: ObjectKind.Policy } drop => drop.Objects
            .Where(policy => policy.Owner is { } table && step.EffectOn(table) is not null && !IsMadeAgain(policy, step))
            .Select(policy => Observe(
                policy.Owner!, $"Policy {policy.Name} of {step.Display(policy.Owner!)} is dropped, and the migration makes no other "
                    + "in its place.", step)),
        _ => [],
    };

    private static bool IsMadeAgain(ObjectReference policy, MigrationStep step) => step.Later.Any(statement =>
        statement.Tree is CreatePolicy made && step.Schema.Resolve(made.Table) == step.Schema.Resolve(policy.Owner!));

    private static MigrationObservation Observe(QualifiedName table, string message, MigrationStep step) => new()
    {
        Object = step.Display(table),
        Severity = Severity.High,
        Message = message,
        Recommendation = "Have it confirmed by whoever answers for who may see these rows; replace policies in one transaction.",
        Claim = step.EffectOn(table),
    };
}
