using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class VectorIndexWrongOperatorClass : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-index-wrong-operator-class",
        Title = "Vector index for another distance than the queries'",
        Why = "A vector index serves exactly the operator of its class; for any other the distance to every row is computed.",
        Advice = "An index with the class of the operator the queries use, or the operator of the index in the queries, whichever "
            + "distance is meant.",
        BadExample = "USING hnsw (embedding vector_l2_ops); ORDER BY embedding <=> $1",
        GoodExample = "USING hnsw (embedding vector_cosine_ops); ORDER BY embedding <=> $1",
        MaxSeverity = Severity.High,
        SeverityRule = "High from 10,000 rows, else low.",
        Reference = "https://github.com/pgvector/pgvector#indexing",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        foreach (Column column in VectorIndexes.Columns(table))
        {
            IReadOnlyList<TableIndex> indexes = VectorIndexes.On(table, column);
            HashSet<string?> served =
                [.. indexes.SelectMany(index => index.Keys).Select(key => VectorOperatorClass.SymbolOf(key.OperatorClass))];
            foreach ((string symbol, long calls) in indexes.Count == 0 ? [] : facts.VectorUse.Of(table, column))
            {
                if (!served.Contains(symbol))
                {
                    yield return Found(facts, table, column, indexes[0], symbol, calls);
                }
            }
        }
    }

    private Finding Found(
        SchemaFacts facts, Table table, Column column, TableIndex index, string symbol, long calls) => Found(facts, new SchemaObservation
    {
        Object = CheckedIndex.Name(table, index),
        Severity = table.Rows >= new VectorIndexPolicy().ExactSearchRows ? Severity.High : Severity.Low,
        Message = $"The index has {index.Keys[0].OperatorClass}, and statements compute {symbol} on {column.Name} "
            + $"({Quantity.Count(calls)} calls), which no index of {table} serves.",
        Evidence = $"{index.Definition}; pg_stat_statements: {symbol} calls = {calls}",
        Recommendation = "If the statements mean that distance, build an index for it and drop this one if nothing uses it; else write "
            + "the operator of the index.",
        Sql = VectorIndexes.Create(facts, table, column, symbol, index.Method),
        Score = table.Rows ?? 0,
    });
}
