using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class HalfAppliedMigration : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "half-applied-migration",
        Code = "X06",
        Title = "Several changes outside of a transaction that cannot be run again",
        Why = "When one fails, those before it stay, and to run the script again fails on the first of them.",
        Advice = "Put them into a transaction, or make each one such that it can run twice (IF EXISTS, IF NOT EXISTS, OR REPLACE).",
        BadExample = "ALTER TABLE settings ADD COLUMN scope text; ALTER TABLE settings ADD COLUMN owner text;",
        GoodExample = "BEGIN; ALTER TABLE settings ADD COLUMN scope text; ALTER TABLE settings ADD COLUMN owner text; COMMIT;",
        MaxSeverity = Severity.Low,
        SeverityRule = "Low, once for each script; only when the rule is named.",
        Reference = "https://www.postgresql.org/docs/current/sql-begin.html",
    };

    internal override bool IsOnByDefault => false;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        // Said at the second change: the first is alone when it fails.
        if (step.Session.IsInTransaction || step.Statement.Inside is not null || !IsChange(step.Statement.Tree))
        {
            yield break;
        }

        MigrationStatement[] earlier = [.. step.Earlier.Where(statement => statement.Inside is null && IsChange(statement.Tree)).Take(2)];
        if (earlier is not [var first] || CanRunAgain(first.Tree))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = Severity.Low,
            Message = $"If this or a later statement fails, line {first.Line} has committed already, and fails when the script is "
                + "run again.",
            Recommendation = "Put the statements into one transaction, or write them so that they can run twice.",
        };
    }

    private static bool IsChange(Statement statement) => statement is CreateTable or CreateTableAs or CreateIndex or CreateView
        or CreateTrigger or CreatePolicy or CreateSequence or CreateEnumType or CreateDomain or AlterTable or AlterType or DropObject
        or InsertStatement;

    private static bool CanRunAgain(Statement statement) => statement switch
    {
        CreateTable table => table.IfNotExists,
        CreateTableAs table => table.IfNotExists,
        CreateView view => view.OrReplace,
        CreateTrigger trigger => trigger.OrReplace,
        CreateSequence sequence => sequence.IfNotExists,
        CreateIndex index => index.IfNotExists,
        DropObject drop => drop.IfExists,
        InsertStatement insert => insert.OnConflict is not null,
        AlterType type => type.Actions.All(action => action is AddEnumValue { IfNotExists: true }),
        AlterTable table => table.Actions.All(CanRunAgain),
        _ => false,
    };

    private static bool CanRunAgain(AlterAction action) => action switch
    {
        AddColumn add => add.IfNotExists,
        DropColumn drop => drop.IfExists,
        DropConstraint drop => drop.IfExists,
        AddConstraint or RenameTo or RenameColumn or RenameConstraint or AttachPartition or DetachPartition or AddColumnIdentity => false,
        _ => true,
    };
}
