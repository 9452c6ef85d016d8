using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class WideIndex : StatementRule<CreateIndex>
{
    private const int MaximumKeys = 3;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-with-many-keys",
        Code = "I08",
        Title = "A plain index with more than three keys",
        Why = "Each key makes the index bigger and every write dearer, and keys behind the third are hardly ever what narrows a search.",
        Advice = "Keep the selective keys; move columns that are only read to INCLUDE.",
        BadExample = "CREATE INDEX CONCURRENTLY orders_wide_idx ON orders (customer_id, status, placed_at, code);",
        GoodExample = "CREATE INDEX CONCURRENTLY orders_wide_idx ON orders (customer_id, status, placed_at) INCLUDE (code);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/indexes-multicolumn.html",
    };

    internal override bool IsOnByDefault => false;

    private protected override IEnumerable<MigrationObservation> Examine(CreateIndex statement, MigrationStep step)
    {
        if (!statement.IsUnique && statement.Elements.Count > MaximumKeys)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(statement.Table),
                Severity = Severity.Info,
                Message = $"The index on {step.Display(statement.Table)} has {statement.Elements.Count} keys; more than "
                    + $"{MaximumKeys} rarely pay.",
                Recommendation = "Check which keys a query compares; what is only read can stand in INCLUDE.",
            };
        }
    }
}
