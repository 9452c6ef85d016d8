using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CascadeDropsOnShadow : MigrationRule
{
    private const int MostNamed = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "cascade-drops-on-shadow",
        Title = "CASCADE drops what the statement does not name",
        Why = "Nobody who reads the migration sees that these objects go.",
        Advice = "Name them, each with its own DROP, and write them into the downgrade.",
        BadExample = "DROP TABLE customers CASCADE;",
        GoodExample = "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey; DROP TABLE customers;",
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
    };

    internal override bool NeedsShadow => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        DroppedObject[] victims = step is { Trace: { Outcome: StatementOutcome.Ran } trace, Statement.Inside: null }
            ? [.. trace.Dropped.Where(dropped => dropped is { Cause: DropCause.Cascade, IsNew: false })]
            : [];
        if (victims.Length == 0)
        {
            yield break;
        }

        string names = string.Join(", ", victims.Take(MostNamed).Select(victim => victim.ToString()));
        yield return new MigrationObservation
        {
            Object = victims[0].Identity,
            Severity = Severity.High,
            Message = $"CASCADE takes {victims.Length} further objects with it: {names}{(victims.Length > MostNamed ? " …" : "")}.",
            Recommendation = "Drop each by its own statement, so that it can be read and undone.",
        };
    }
}
