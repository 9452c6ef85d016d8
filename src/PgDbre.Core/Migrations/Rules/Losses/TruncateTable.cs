using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TruncateTable : StatementRule<Truncate>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "truncate",
        Code = "D04",
        Title = "TRUNCATE",
        Why = "All rows are gone, no trigger of DELETE sees it, and reads and writes wait for it.",
        Advice = "Keep a backup; delete in batches where a part would do.",
        BadExample = "TRUNCATE settings;",
        GoodExample = "CREATE TABLE drafts (id bigint); TRUNCATE drafts;",
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-truncate.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(Truncate statement, MigrationStep step) => statement.Tables
        .Where(table => step.EffectOn(table.Name) is not null && step.Rows(table.Name) is not 0)
        .Select(table => new MigrationObservation
        {
            Object = step.Display(table.Name),
            Severity = Severity.High,
            Message = $"All {(step.Rows(table.Name) is { } rows ? $"{Quantity.Count(rows)} " : "")}rows of "
                + $"{step.Display(table.Name)} are removed"
                + $"{(statement.RestartIdentity ? ", and its numbers begin at the start again, so that old ones return" : "")}.",
            Recommendation = "Take a backup of the table first (pg_dump -t), and delete in batches where a part would do.",
            Claim = step.EffectOn(table.Name),
        });
}
