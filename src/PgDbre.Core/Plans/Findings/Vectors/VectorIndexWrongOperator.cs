using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

internal sealed class VectorIndexWrongOperator : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-index-wrong-operator",
        Code = "VEC-WRONGOP",
        Title = "Vector index for another distance than the query's",
        Why = "A vector index serves exactly the operator of its class; for any other the distance to every row is computed.",
        Advice = "Write the operator the index was built for, if that is the distance that is meant; else build an index with the "
            + "query's class.",
        BadExample = "INDEX USING hnsw (embedding vector_cosine_ops); ORDER BY embedding <-> '[…]' LIMIT 10",
        GoodExample = "INDEX USING hnsw (embedding vector_cosine_ops); ORDER BY embedding <=> '[…]' LIMIT 10",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
        Reference = "https://github.com/pgvector/pgvector#indexing",
    };

    public override PlanNeeds Needs => PlanNeeds.Catalog;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from search in VectorSearch.In(facts)
        let index = search.IndexOfAnotherOperator(facts)
        where index is not null
        select Found(facts, search, index);

    private Finding Found(PlanFacts facts, VectorSearch search, TableIndex index)
    {
        Column column = search.Column(facts)!;
        string? operatorClass = search.OperatorClass(column, index.Method);
        string verb = facts.IsAnalyzed ? "was computed" : "is estimated to be computed";
        return facts.About(Metadata, search.Sort, new NodeObservation
        {
            Message = $"Index {index.Name} on {column.Name} has {index.Keys[0].OperatorClass}; the query orders by "
                + $"{search.Distance.Operator}, which needs {operatorClass ?? "a class that pgvector does not have"}: "
                + $"the {search.Distance.Name} to {Figure.Count(search.Rows)} rows {verb}.",
            Keys = ["Sort Key", "Sort Method", "Plan Rows", "Actual Rows"],
            Recommendation = "If the distance of the index is the one that is meant, write its operator in the query; "
                + $"if {search.Distance.Name} is, build an index for it"
                + (operatorClass is null ? " on another type." : " and drop the other if nothing uses it."),
            Sql = operatorClass is null ? null : IndexStatement.Create(
                facts,
                search.Scan,
                WantedIndex.On(IndexKey.On(column.Name) with { OperatorClass = operatorClass }) with { Method = index.Method }),
            Stake = facts.Own(search.Sort) + facts.Own(search.Scan),
        });
    }
}
