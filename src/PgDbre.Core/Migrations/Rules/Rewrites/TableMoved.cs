using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TableMoved : ActionRule<AlterAction>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "table-moved",
        Code = "W06",
        Title = "SET LOGGED, UNLOGGED, TABLESPACE or ACCESS METHOD",
        Why = "The whole table is copied while nobody can read or write it.",
        Advice = "pg_repack can move a table beside the running application; else plan a window.",
        BadExample = "ALTER TABLE settings SET UNLOGGED;",
        GoodExample = "CREATE UNLOGGED TABLE imports (id bigint);",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AlterAction action, AlterTable table, MigrationStep step)
    {
        string? what = action switch
        {
            SetLogged { IsLogged: true } => "SET LOGGED writes it anew, and all of it to the WAL",
            SetLogged => "SET UNLOGGED writes it anew; after a crash it is empty, and standbys do not have it",
            SetTablespace set => $"unless it is in {set.Tablespace} already, it is copied there; its indexes stay where they are",
            SetAccessMethod set => $"unless {set.Method ?? "the default"} is its access method already, it is written anew",
            _ => null,
        };
        if (what is null || step.EffectOf(action, table) is not { Work: TableWork.Rewrite } effect)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(table.Name),
            Message = $"{step.Display(table.Name)} is closed meanwhile: {what}.",
            Recommendation = action is SetTablespace
                ? "pg_repack --tablespace moves it beside the running application; else do it when the table is idle."
                : "Do it when the table is idle, or fill a new table in batches and swap the names.",
            Claim = effect,
        };
    }
}
