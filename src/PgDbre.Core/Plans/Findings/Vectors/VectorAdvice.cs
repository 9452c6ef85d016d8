using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What to do about a vector search without an index: build the one the operator needs, or use the one that is there.</summary>
internal static class VectorAdvice
{
    public static Remedy For(PlanFacts facts, VectorSearch search)
    {
        if (search.Column(facts) is not { } column)
        {
            return Offline(facts, search);
        }

        if (search.Indexes(facts).FirstOrDefault(index => search.Serves(facts, index)) is { } there)
        {
            return Unused(facts, search, there);
        }

        int most = VectorOperatorClass.MaxDimensions(column.BaseType);
        if (column.Modifier <= 0 || column.Modifier > most)
        {
            string size = column.Modifier <= 0
                ? "declares no dimensions"
                : string.Create(CultureInfo.InvariantCulture, $"has {column.Modifier} dimensions, an index holds {most}");
            return new Remedy(
                $"{column.Name} {size}: New-PgIndexRecommendation says whether an expression of it can be indexed.", null);
        }

        return search.OperatorClass(column, "hnsw") is { } operatorClass
            ? IndexAdvice.For(
                facts,
                search.Scan,
                Wanted(column.Name, operatorClass),
                $"A vector index on the column with {operatorClass}, which serves {search.Distance.Operator}; then measure recall.")
            : new Remedy($"pgvector has no index for {search.Distance.Operator} on {column.BaseType}.", null);
    }

    private static Remedy Offline(PlanFacts facts, VectorSearch search)
    {
        string operatorClass = search.Distance.OperatorClass(search.Key);
        return new Remedy(
            $"A vector index on the column with {operatorClass}, which serves {search.Distance.Operator}; then measure recall. "
                + "If there is one already, its operator class or the expression differs from the query's.",
            Condition.Parse(search.Key)?.Column is { } column
                ? IndexStatement.Create(facts, search.Scan, Wanted(column, operatorClass))
                : null);
    }

    private static Remedy Unused(PlanFacts facts, VectorSearch search, TableIndex index)
    {
        string why = PlannerSwitch.ForbiddingIndexes(facts.Plan) is { Length: > 0 } off ? $"but {off}, so the planner may not use it."
            : index.Predicate is { } predicate ? $"but only WHERE {predicate}, which the query does not say."
            : search.Scan.Filter is not null ? "but the filter leaves so few rows that the planner compared them all."
            : "but the planner took it for dearer: the LIMIT may be large, or more is ordered by than the distance alone.";
        return new Remedy($"Index {index.Name} serves {search.Distance.Operator} on this column, {why}", null);
    }

    private static WantedIndex Wanted(string column, string operatorClass) =>
        WantedIndex.On(IndexKey.On(column) with { OperatorClass = operatorClass }) with { Method = "hnsw" };
}
