using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropColumnData : ActionRule<DropColumn>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-column",
        Code = "D02",
        Title = "Column dropped",
        Why = "Its values are gone, and the old code, which still names it, fails until it is replaced.",
        Advice = "Release code that neither reads nor writes it; let inserts do without it (DROP NOT NULL or a default); drop it one "
            + "release later.",
        BadExample = "ALTER TABLE orders DROP COLUMN address;",
        GoodExample = "ALTER TABLE orders ADD COLUMN draft text; ALTER TABLE orders DROP COLUMN draft;",
        MaxSeverity = Severity.High,
        SeverityRule = "High; Medium for a generated column, which can be computed again.",
        Reference = "https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-REMOVING-A-COLUMN",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropColumn action, AlterTable table, MigrationStep step)
    {
        RelationModel? relation = step.Schema.Find(table.Name);
        ColumnModel? column = relation?.Column(action.Column);
        bool isMissing = action.IfExists && relation is { IsComplete: true } && column is null;
        if (step.EffectOn(table.Name) is null || isMissing || column?.AddedBy == step.Ordinal)
        {
            yield break;
        }

        string name = SqlIdentifier.Display(action.Column);
        string rows = step.Rows(table.Name) is { } count ? $" in {Quantity.Count(count)} rows" : "";
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = column is { IsGenerated: true } ? Severity.Medium : Severity.High,
            Message = $"The values of {name}{rows} of {step.Display(table.Name)} are dropped, and code that still names the column fails.",
            Recommendation = "Drop it one release after the code stopped using it, and keep a backup of the table.",
            Sql = column is null or { IsNotNull: true }
                ? $"""
                    -- in the release before: inserts can do without it
                    ALTER TABLE {table.Name} ALTER COLUMN {name} DROP NOT NULL;
                    -- one release later:
                    ALTER TABLE {table.Name} DROP COLUMN {name};
                    """
                : null,
            Claim = step.EffectOn(table.Name),
        };
    }
}
