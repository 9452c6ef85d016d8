using PgDbre.Core.Findings;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TransactionLeftOpen : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "transaction-left-open",
        Code = "X05",
        Title = "BEGIN that nothing ends",
        Why = "When the session closes, all of it is rolled back; until then its locks are held.",
        Advice = "COMMIT at the end.",
        BadExample = "BEGIN; ALTER TABLE settings ADD COLUMN scope text;",
        GoodExample = "BEGIN; ALTER TABLE settings ADD COLUMN scope text; COMMIT;",
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-begin.html",
    };

    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end)
    {
        // A transaction of an earlier migration was reported there.
        if (end.Session is not { IsInTransaction: true, BeginStatement: { } begin } || !end.Migration.Statements.Contains(begin))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = end.Migration.Name,
            Severity = Severity.High,
            Message = $"The transaction that begins in line {begin.Line} is never committed: all of it is rolled back when the "
                + "session closes.",
            Recommendation = "Commit it at the end.",
            Sql = "COMMIT;",
            At = begin,
        };
    }
}
