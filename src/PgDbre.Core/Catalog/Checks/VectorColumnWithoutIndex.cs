using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class VectorColumnWithoutIndex : TableCheck
{
    private static readonly VectorIndexPolicy Policy = new();

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-column-without-index",
        Title = "Vector column without an index",
        Why = "Each nearest-neighbour query computes the distance to every row and sorts them.",
        Advice = "HNSW, or IVFFlat for a large table that may take half a second, with the operator class of the queries' operator; "
            + "below 10,000 rows exact search is fast and complete.",
        BadExample = "docs (embedding vector(1536)), 200,000 rows, ORDER BY embedding <=> $1 LIMIT 10",
        GoodExample = "CREATE INDEX CONCURRENTLY ON docs USING hnsw (embedding vector_cosine_ops)",
        MaxSeverity = Severity.High,
        SeverityRule = "High if statements order by its distance, info if it is only large (50,000 rows); nothing below 10,000 rows.",
        Reference = "https://github.com/pgvector/pgvector#indexing",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        foreach (Column column in VectorIndexes.Columns(table).Where(column => VectorIndexes.On(table, column).Count == 0))
        {
            double rows = VectorOperatorClass.IndexedRows(table, column);
            IReadOnlyList<(string Symbol, long Calls)> uses = facts.VectorUse.Of(table, column);
            if (Policy.ChooseMethod(rows) is { } method && (uses.Count > 0 || rows >= Policy.HnswRows))
            {
                yield return Found(facts, table, column, rows, method, uses);
            }
        }
    }

    private Finding Found(
        SchemaFacts facts, Table table, Column column, double rows, string method, IReadOnlyList<(string Symbol, long Calls)> uses)
    {
        SchemaObservation seen = new()
        {
            Object = $"{table}.{SqlIdentifier.Display(column.Name)}",
            Severity = Severity.Info,
            Message = $"{Quantity.Count(rows)} vectors ({column.Type}) have no index; no statement on them is known.",
            Evidence = $"reltuples = {table.Rows}",
            Recommendation = "If it is searched, build an index with the operator class of the query's operator.",
            Score = rows,
        };
        return Found(facts, uses.Count == 0 ? seen : seen with
        {
            Severity = Severity.High,
            Message = $"{Quantity.Count(rows)} vectors ({column.Type}) have no index; "
                + $"statements computed {uses[0].Symbol} on them {Quantity.Count(uses[0].Calls)} times.",
            Evidence = $"pg_stat_statements: {string.Join(", ", uses.Select(use => $"{use.Symbol} calls = {use.Calls}"))}",
            Recommendation = $"Build {method} for that operator, then measure what it finds with Measure-PgVectorIndex.",
            Sql = VectorIndexes.Create(facts, table, column, uses[0].Symbol, method),
        });
    }
}
