using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class IndexSearchedManyTimes : PlanRule
{
    private const double ManySearches = 1000;
    private const double SearchesPerRun = 10;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-searched-many-times",
        Code = "IDX-SEARCHES",
        Title = "Index searched once per value of a column left out",
        Why = "The condition leaves out the index's leading column, so the index is descended anew for each value it holds (skip scan); "
            + "most of those searches found nothing.",
        Advice = "An index that begins with the column of the condition.",
        BadExample = "Index Scan using t_a_b_idx; Index Cond: (b = 5); Index Searches: 5001; rows=10",
        GoodExample = "Index Scan using t_b_idx; Index Cond: (b = 5); Index Searches: 1",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.Number("Index Searches") >= ManySearches))
        {
            // A total over all loops, unlike the rows; servers before 18 do not count them.
            double searches = node.Number("Index Searches")!.Value;
            RowBounds rows = RowBounds.Returned(node);
            if (IsAsked(node) || searches <= SearchesPerRun * node.Loops || rows.Value > searches
                || facts.SharePercent(facts.Own(node)) < WorthPercent)
            {
                continue;
            }

            PlanNode scan = Scan(node);
            Remedy advice = IndexAdvice.For(
                facts,
                scan,
                WantedIndex.For(facts.TableOf(scan), ConditionText.Conditions(node.IndexCond)),
                "An index that begins with the column of the condition is searched once.");
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} searched the index {Figure.Count(searches)} times for {Figure.Count(rows.Value)} rows: the condition "
                    + "leaves out a leading column.",
                Keys = ["Index Cond", "Index Searches", "Actual Rows", "Actual Loops"],
                Recommendation = advice.Words,
                Sql = advice.Sql,
                IsApproximate = rows.High > searches,
            });
        }
    }

    // A list of values is searched for value by value, as it must be.
    private static bool IsAsked(PlanNode node) => node.IndexCond?.Contains("= ANY (", StringComparison.Ordinal) != false;

    // A bitmap index scan does not name its table.
    private static PlanNode Scan(PlanNode node) =>
        node.Ancestors().Prepend(node).FirstOrDefault(above => above.RelationName is not null) ?? node;
}
