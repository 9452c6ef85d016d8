using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class IvfFlatListsMisfit : TableCheck
{
    // A table that doubled has outgrown its lists; that it shrank matters less, and small tables have room for a hundred.
    private const double TooFew = 2;
    private const double FarTooFew = 5;
    private const double TooMany = 4;
    private static readonly VectorIndexPolicy Policy = new();

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "ivfflat-lists-misfit",
        Title = "IVFFlat index whose lists do not fit the rows",
        Why = "Lists are made once, from the rows there were. With too few each search reads more rows for the same recall, and most rows "
            + "came after the centres were chosen; with too many a search must probe more of them.",
        Advice = "Rebuild with a list for each thousand rows, the square root of the rows above a million; measure the recall before and "
            + "after.",
        BadExample = "lists = 100, built for 100,000 rows; now 2,000,000",
        GoodExample = "lists = 1414",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium where five times as many lists would fit, low from twice as many or a quarter; nothing below 10,000 rows.",
        Reference = "https://github.com/pgvector/pgvector#ivfflat",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from index in table.Indexes
        where index.IsValid && index.Method == "ivfflat"
        let rows = VectorIndexes.Rows(facts, table, index)
        where rows >= Policy.ExactSearchRows
        let lists = (int)(facts.Of(index).Options.Number("lists") ?? VectorIndex.DefaultLists)
        where VectorIndexPolicy.FittingLists(rows) >= TooFew * lists || lists >= TooMany * VectorIndexPolicy.Lists(rows)
        select Found(facts, table, index, rows, lists);

    private Finding Found(SchemaFacts facts, Table table, TableIndex index, double rows, int lists)
    {
        int wanted = VectorIndexPolicy.Lists(rows);
        string name = CheckedIndex.Name(table, index);
        return Found(facts, new SchemaObservation
        {
            Object = name,
            Severity = wanted >= FarTooFew * lists ? Severity.Medium : Severity.Low,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"It has {lists} lists for {Quantity.Count(rows)} vectors, {Quantity.Count(rows / lists)} in each; "
                    + $"{wanted} lists fit them."),
            Evidence = string.Create(CultureInfo.InvariantCulture, $"lists = {lists}, reltuples = {rows:0}"),
            Recommendation = $"Measure it with Measure-PgVectorIndex {index.Name}, then rebuild it and measure again; ivfflat.probes wants "
                + "about the square root of the lists to start with.",
            Sql = table.Kind == TableKind.Partitioned
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"ALTER INDEX {name} SET (lists = {wanted}); REINDEX INDEX CONCURRENTLY {name};"),
            Score = index.SizeBytes,
        });
    }
}
