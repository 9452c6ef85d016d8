using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

internal sealed class VectorOrderWithoutIndex : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-order-without-index",
        Code = "VEC-SEQ",
        Title = "Vector search without an index",
        Why = "The distance to every row is computed and sorted to return the nearest few.",
        Advice = "An HNSW or IVFFlat index with the operator class of the query's operator; the ORDER BY must be the plain "
            + "operator, ascending.",
        BadExample = "Limit -> Sort; Sort Key: ((embedding <=> '[…]')) -> Seq Scan on docs",
        GoodExample = "Limit -> Index Scan using docs_embedding_idx on docs; Order By: (embedding <=> '[…]')",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
        Reference = "https://github.com/pgvector/pgvector#indexing",
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    // An index of another operator has a finding of its own, and so has an order of points or text by <->, which is none of ours.
    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from search in VectorSearch.In(facts)
        let column = search.Column(facts)
        where (column is null || VectorOperatorClass.IsVectorType(column.BaseType)) && search.IndexOfAnotherOperator(facts) is null
        select Found(facts, search);

    private Finding Found(PlanFacts facts, VectorSearch search)
    {
        string verb = facts.IsAnalyzed ? "computed" : "is estimated to compute";
        Remedy advice = VectorAdvice.For(facts, search);
        return facts.About(Metadata, search.Sort, new NodeObservation
        {
            Message = $"{search.Scan} {verb} the {search.Distance.Name} to {Figure.Count(search.Rows)} rows to return the nearest few.",
            Keys = ["Sort Key", "Sort Method", "Plan Rows", "Actual Rows"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = facts.Own(search.Sort) + facts.Own(search.Scan),
            // <-> also orders points and text; only the type would tell.
            IsApproximate = search.Column(facts) is null && search.Distance.Operator == "<->"
                && !search.Key.Contains("vec", StringComparison.Ordinal),
        });
    }
}
