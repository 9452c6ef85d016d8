using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeChangeRewritesTable : TypeChangeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-type-change-rewrites-table",
        Code = "W01",
        Title = "ALTER COLUMN … TYPE that rewrites the table",
        Why = "The new type is stored in another way: the table and all its indexes are written anew while nobody can read or write it.",
        Advice = "Add a column of the new type, keep it in step with a trigger, fill it in batches, and swap the names.",
        BadExample = "ALTER TABLE orders ALTER COLUMN number TYPE bigint;",
        GoodExample = "ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override TableWork Work => TableWork.Rewrite;

    private protected override MigrationObservation Observe(
        AlterColumnType action, AlterTable table, ColumnTypeChange change, LockEffect effect, MigrationStep step) => new()
        {
            Object = step.Display(table.Name, action.Column),
            Message = $"{Message(action, change, effect)} {step.Display(table.Name)} and its indexes are written anew.",
            Recommendation = IsTimeZone(action, change)
                ? "Run it in a session whose TimeZone is UTC if the values are meant so: then nothing is rewritten. Else "
                    + "replace the column step by step."
                : "Replace the column step by step: a new one, a trigger, batches, and a swap of names.",
            Sql = ColumnReplacement.Sql(action, table, step),
            Claim = effect,
        };

    private static string Message(AlterColumnType action, ColumnTypeChange change, LockEffect effect)
    {
        string column = SqlIdentifier.Display(action.Column);
        return (change.Old, effect.IsCertain) switch
        {
            (null, false) => $"It depends on the old type of {column}, which is not known here: unless {action.Type} is stored like it,",
            (null, true) => $"USING computes a new value for {column}:",
            ({ } old, false) when IsTimeZone(action, change) => $"{column} goes from {old} to {action.Type}: unless TimeZone is UTC,",
            ({ } old, false) => $"{column} goes from {old} to {action.Type}: unless the two are stored alike, which is not known here,",
            ({ } old, true) => $"{column} goes from {old} to {action.Type}, which is stored in another way:",
        };
    }

    private static bool IsTimeZone(AlterColumnType action, ColumnTypeChange change) =>
        (change.Old?.Name.Name, action.Type.Name.Name) is ("timestamp", "timestamptz") or ("timestamptz", "timestamp")
        && TypeModifiers.IsFullPrecision(action.Type) && UsingClause.Casts(action) is not null;
}
