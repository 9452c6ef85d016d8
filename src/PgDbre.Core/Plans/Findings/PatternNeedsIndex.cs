using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PatternNeedsIndex : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "pattern-needs-index",
        Code = "LIKE-OPS",
        Title = "LIKE pattern without a fitting index",
        Why = "Outside of the C collation a plain B-tree cannot serve LIKE, and none can serve a leading % or ILIKE.",
        Advice = "A text_pattern_ops index for prefixes; pg_trgm with a GIN index for everything else.",
        BadExample = "Filter: (email ~~ 'user77%')",
        GoodExample = "CREATE INDEX ON customers (email text_pattern_ops)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from node in facts.LiveNodes
        let scan = SelectiveScan.Of(facts, node)
        where scan is not null
        from condition in ConditionText.Conditions(node.Filter)
        where condition.ComparesWithConstant && Speaks(condition)
        select facts.About(Metadata, node, new NodeObservation
        {
            Message = $"No index served the pattern on {condition.Column}: {scan.Says(node)}.",
            Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = IsPrefix(condition)
                ? "A B-tree index with text_pattern_ops serves prefixes in every collation."
                : "A trigram index serves patterns anywhere in the text; it needs the extension pg_trgm (CREATE EXTENSION pg_trgm).",
            Sql = IndexSql(node, condition),
            IsApproximate = scan.IsApproximate,
        });

    /// <summary>True for LIKE and ILIKE on a column.</summary>
    internal static bool Speaks(Condition condition) => condition is { Function: null, Operator: "~~" or "~~*" };

    private static bool IsPrefix(Condition condition) => condition.Operator == "~~" && condition.Right is ['\'', not ('%' or '_'), ..];

    private static string? IndexSql(PlanNode node, Condition condition)
    {
        if (node.RelationName is null)
        {
            return null;
        }

        string column = SqlIdentifier.Quote(condition.Column);
        return IsPrefix(condition)
            ? $"CREATE INDEX CONCURRENTLY ON {IndexStatement.Table(node)} ({column} text_pattern_ops);"
            : $"CREATE INDEX CONCURRENTLY ON {IndexStatement.Table(node)} USING gin ({column} gin_trgm_ops);";
    }
}
