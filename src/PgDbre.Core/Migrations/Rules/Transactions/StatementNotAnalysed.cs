using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class StatementNotAnalysed : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statement-not-analysed",
        Code = "X09",
        Title = "A part that cannot be told without running it",
        Why = "What no rule has seen, no rule has judged.",
        Advice = "Run the migration with -Shadow, or write the statement as constant text.",
        BadExample = """
            SET app.target = 'settings';
            DO $$ BEGIN EXECUTE 'ANALYZE ' || current_setting('app.target'); END $$;
            """,
        GoodExample = "DO $$ BEGIN EXECUTE 'ANALYZE orders'; END $$;",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Statement.Tree is UnparsedStatement unparsed)
        {
            yield return Observe(step.Migration, unparsed.Reason.TrimEnd('.'), line: null);
        }
    }

    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end) =>
        end.Migration.Unknown.Select(unknown => Observe(end.Migration, unknown.Reason, unknown.Line));

    private static MigrationObservation Observe(Migration migration, string reason, int? line) => new()
    {
        Object = migration.Name,
        Severity = Severity.Info,
        Message = $"Not analysed: {reason}.",
        Recommendation = "Run it with -Shadow to see what it does, or read it with your own eyes.",
        Line = line,
    };
}
