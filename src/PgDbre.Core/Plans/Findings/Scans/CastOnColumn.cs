using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Plans.Findings;

internal sealed class CastOnColumn : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "cast-on-column",
        Code = "CAST-IDX",
        Title = "Column cast to another type",
        Why = "The value has another type than the column, so the column is converted row by row, and its index is of no use.",
        Advice = "Pass the parameter with the column's type, or cast the constant instead of the column.",
        BadExample = "Filter: ((id)::numeric = 5.0)",
        GoodExample = "WHERE id = 5, the parameter bound as bigint",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from node in facts.LiveNodes
        let scan = SelectiveScan.Of(facts, node)
        where scan is not null
        from condition in ConditionText.Conditions(node.Filter)
        let column = facts.TableOf(node)?.FindColumn(condition.Column)
        where condition.ComparesWithConstant && Speaks(condition, column)
        let index = IndexOn(facts, node, condition)
        select facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{condition.Column} is cast to {condition.Cast} for the comparison, so "
                + (index is null ? "no index on it can be used" : $"its index {index.Name} cannot be used")
                + $": {scan.Says(node)}.",
            Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = $"Send the value {(column is null ? $"with the type of {condition.Column}" : $"as {column.Type}")} "
                + "(the driver's parameter type), or cast the value."
                + (column is not null && index is null ? " The column has no index yet either." : ""),
            Sql = column is not null && index is null
                ? IndexStatement.Create(facts, node, WantedIndex.On(IndexKey.On(condition.Column)))
                : null,
            // With an index on the column there is nothing left to guess.
            IsApproximate = index is null && scan.IsApproximate,
        });

    /// <summary>True for a comparison whose cast keeps an index from being used.</summary>
    /// <param name="condition">The comparison.</param>
    /// <param name="column">Its column as the catalog knows it; null without a catalog.</param>
    internal static bool Speaks(Condition condition, Column? column) =>
        condition is { Function: null, Cast: { } cast } && IsLossy(column, cast);

    private static TableIndex? IndexOn(PlanFacts facts, PlanNode node, Condition condition) => facts.TableOf(node) is { } table
        ? IndexAdvice.Serving(table, WantedIndex.On(IndexKey.On(condition.Column)))
        : null;

    // A cast to text from varchar costs nothing and keeps the index; a plan alone does not tell the column's own type.
    private static bool IsLossy(Column? column, string cast) => column is null ? IsLossy(cast) : !IndexSubject.IsComparedAs(column, cast);

    private static bool IsLossy(string cast) => cast.Split('(')[0].Trim() is
        "numeric" or "double precision" or "real" or "bigint" or "integer" or "date"
        or "timestamp without time zone" or "timestamp with time zone";
}
