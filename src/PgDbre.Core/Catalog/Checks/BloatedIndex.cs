using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class BloatedIndex : TableCheck
{
    private const long MinBytes = 100 << 20;
    private const double MinPercent = 30;
    private const double HighPercent = 70;
    private const double PageBytes = 8192;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "bloated-index",
        Title = "B-tree with much empty space",
        Why = "Its pages are read and cached half empty: more memory and more reads for the same rows.",
        Advice = "Confirm it with pgstatindex where that is installed, then REINDEX CONCURRENTLY.",
        BadExample = "2.4 GB where 0.9 GB would do",
        GoodExample = "REINDEX INDEX CONCURRENTLY …",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Low from 30 % and 100 MB of estimated bloat, medium from 70 %; the estimate knows deduplication and takes every "
            + "doubt as no bloat.",
        Reference = "https://www.postgresql.org/docs/current/routine-reindex.html",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from index in table.Indexes
        let state = facts.Of(index)
        let bloat = IndexBloat.Estimate(table, index, state)
        let percent = 100.0 * bloat / Math.Max(1, state.PagesAtStatistics * PageBytes)
        where index.IsValid && bloat >= MinBytes && percent >= MinPercent
        select Found(facts, new SchemaObservation
        {
            Object = CheckedIndex.Name(table, index),
            Severity = percent >= HighPercent ? Severity.Medium : Severity.Low,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"About {Quantity.Bytes(bloat.Value)} of its {Quantity.Bytes(index.SizeBytes)} are empty ({percent:0} %, estimated from "
                    + $"the width and number of its keys)."),
            Evidence = $"relpages = {state.PagesAtStatistics}, reltuples = {state.EntriesAtStatistics}",
            Recommendation = "Confirm it with pgstatindex, then rebuild; it needs the room of a second index meanwhile.",
            Sql = $"REINDEX INDEX CONCURRENTLY {CheckedIndex.Name(table, index)};",
            Score = bloat.Value,
            IsApproximate = true,
        });
}
