using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TriggersDisabled : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "triggers-disabled",
        Code = "D05",
        Title = "Triggers switched off",
        Why = "With ALL, and under session_replication_role, foreign keys are not checked either, and nothing checks the rows afterwards.",
        Advice = "Disable one trigger by name, and enable it in the same transaction.",
        BadExample = "ALTER TABLE order_lines DISABLE TRIGGER ALL;",
        GoodExample = """
            BEGIN;
            ALTER TABLE orders DISABLE TRIGGER orders_touch;
            UPDATE orders SET note = 'none' WHERE id = 5;
            ALTER TABLE orders ENABLE TRIGGER orders_touch;
            COMMIT;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High where foreign keys are left unchecked; Medium for triggers that are not enabled again.",
        Reference = "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        SetParameter { Name: "session_replication_role" } set when !set.IsDefault && set.Value is "replica" => [OfSession(step)],
        AlterTable table when step.EffectOn(table.Name) is not null => table.Actions.OfType<SetTrigger>()
            .Where(action => action.Mode == FiringMode.Disabled && (action.IsAll || !IsEnabledLater(action, table, step)))
            .Select(action => OfTable(action, table, step)),
        _ => [],
    };

    private static bool IsEnabledLater(SetTrigger disabled, AlterTable table, MigrationStep step) => step.Later
        .Select(statement => statement.Tree)
        .OfType<AlterTable>()
        .Where(later => step.Schema.Resolve(later.Name) == step.Schema.Resolve(table.Name))
        .SelectMany(later => later.Actions.OfType<SetTrigger>())
        .Any(later => later.Mode != FiringMode.Disabled
            && (later.IsAll || (later.IsUser && disabled.IsUser) || later.Trigger == disabled.Trigger));

    private static MigrationObservation OfTable(SetTrigger action, AlterTable table, MigrationStep step) => new()
    {
        Object = step.Display(table.Name),
        Severity = action.IsAll ? Severity.High : Severity.Medium,
        Message = action.IsAll
            ? $"All triggers of {step.Display(table.Name)} are off, those of its foreign keys included: rows that break them stay "
                + "unnoticed."
            : $"{(action.Trigger is { } name ? SqlIdentifier.Display(name) : "The triggers")} of {step.Display(table.Name)} "
                + "is switched off, and the migration does not switch it on again.",
        Recommendation = "Disable the one trigger by name, do the change and enable it again in the same transaction.",
        Claim = step.EffectOn(table.Name),
    };

    private static MigrationObservation OfSession(MigrationStep step) => new()
    {
        Object = "session_replication_role",
        Severity = Severity.High,
        Message = "With session_replication_role = replica no trigger fires and no foreign key is checked, in any table.",
        Recommendation = "Leave it as it is, and disable single triggers by name.",
        Sql = step.Session.IsInTransaction ? null : "RESET session_replication_role;",
    };
}
