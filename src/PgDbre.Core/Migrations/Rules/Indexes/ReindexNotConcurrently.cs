using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ReindexNotConcurrently : StatementRule<Reindex>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "reindex-not-concurrently",
        Code = "I03",
        Title = "REINDEX without CONCURRENTLY",
        Why = "Writes to the table wait until its indexes are built, and so do reads that would use one of them.",
        Advice = "REINDEX … CONCURRENTLY, outside of a transaction; afterwards look for invalid indexes that end in _ccnew or _ccold.",
        BadExample = "REINDEX TABLE orders;",
        GoodExample = "REINDEX TABLE CONCURRENTLY orders;",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-reindex.html#SQL-REINDEX-CONCURRENTLY",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(Reindex statement, MigrationStep step)
    {
        LockEffect? effect = step.Effects.Count > 0 ? step.Effects[0] : null;
        if (statement.IsConcurrent || statement.IsSystem || (effect is null && IsKnown(statement, step)))
        {
            yield break;
        }

        string name = statement.Name?.ToString() ?? "the database";
        string what = statement.Kind == ObjectKind.Index ? $"{name} is" : "its indexes are";
        string sql = Concurrent(statement);
        yield return new MigrationObservation
        {
            Object = effect is not null && step.Effects.Count == 1 ? effect.Relation.ToString() : name,
            Severity = effect is null || step.Effects.Count > 1 ? Severity.High : null,
            Message = step.Effects.Count > 1
                ? $"Writes to each of {step.Effects.Count} tables wait while its indexes are built again, and reads that need "
                    + "one of them too."
                : $"Writes to {effect?.Relation.ToString() ?? "the table"} wait while {what} built again, and reads that need one too.",
            Recommendation = "Rebuild CONCURRENTLY, outside of a transaction; then look for invalid indexes that end in _ccnew or _ccold.",
            Sql = sql,
            Alembic = AlembicCode.Autocommit(sql),
            Claim = step.Effects.Count > 1 ? null : effect,
        };
    }

    // A table or index that the model knows has no effect only where nobody can be kept waiting on it.
    private static bool IsKnown(Reindex statement, MigrationStep step) =>
        statement.Name is { } name && (step.Schema.Find(name) is not null || step.Schema.FindIndex(name) is not null);

    private static string Concurrent(Reindex statement)
    {
        SqlToken kind = statement.Source.Tokens.First(token => token.IsAnyWord("index", "table", "schema", "database"));
        return $"{statement.Source.Source[statement.Source.Start..kind.End]} CONCURRENTLY"
            + $"{statement.Source.Source[kind.End..statement.Source.End]};";
    }
}
