using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CatalogChangeBlocksTable : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "catalog-change-blocks-table",
        Code = "X07",
        Title = "Trigger, rule or policy of a table in use changed without a limit on the wait",
        Why = "It is done in a moment, but it waits for every open transaction on the table, and whoever comes later waits behind "
            + "it: writes for "
            + "a trigger, reads as well for a rule, a policy or row security.",
        Advice = "lock_timeout, and try again.",
        BadExample = "CREATE TRIGGER lines_touch BEFORE UPDATE ON order_lines FOR EACH ROW EXECUTE FUNCTION touch();",
        GoodExample = """
            SET lock_timeout = '2s';
            CREATE TRIGGER lines_touch BEFORE UPDATE ON order_lines FOR EACH ROW EXECUTE FUNCTION touch();
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium where reads wait, Low where only writes do; only when the rule is named, for lock-timeout-missing "
            + "says it too.",
        Reference = "https://www.postgresql.org/docs/current/sql-createtrigger.html",
    };

    internal override bool IsOnByDefault => false;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        (QualifiedName? table, string what) = step.Statement.Tree switch
        {
            CreateTrigger trigger => (trigger.Table, "CREATE TRIGGER"),
            CreateRule rule => (rule.Table, "CREATE RULE"),
            CreatePolicy policy => (policy.Table, "CREATE POLICY"),
            AlterPolicy policy => (policy.Table, "ALTER POLICY"),
            AlterTable { Actions: var actions } alter when actions.Any(action => action is SetTrigger) => (alter.Name, "ENABLE or "
                + "DISABLE TRIGGER"),
            AlterTable { Actions: var actions } alter when actions.Any(action => action is SetRowSecurity) => (alter.Name, "ROW "
                + "LEVEL SECURITY"),
            _ => (null, ""),
        };
        if (table is null || step.Session.LockTimeoutMs is not null || step.EffectOn(table) is not { } effect)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = effect.Relation.ToString(),
            Message = $"{what} waits for the open transactions on {effect.Relation}, and {effect.Mode.Blocked()} that come later "
                + "wait behind it.",
            Recommendation = "Set a lock_timeout before it, and run it again when it fails.",
            Sql = step.Session.IsInTransaction ? "SET LOCAL lock_timeout = '2s';" : "SET lock_timeout = '2s';",
            Claim = effect,
        };
    }
}
