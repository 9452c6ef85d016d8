using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class UnusedIndex : SchemaCheck
{
    // A smaller one costs too little to be worth anybody's time.
    private const long MinBytes = 1 << 20;
    private const long Large = 100 << 20;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "unused-index",
        Title = "Index that nothing used",
        Why = "Every write keeps it up to date, updates of its columns cannot be HOT, and it takes memory and backup time.",
        Advice = "Drop it once statistics of 30 days and more, here and on every standby, say that nobody reads it.",
        BadExample = "idx_scan = 0 after 90 days, 2.1 GB",
        GoodExample = "DROP INDEX CONCURRENTLY …, its definition kept",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium from 100 MB, else low; info where standbys count scans of their own. Under 30 days of statistics nothing "
            + "is judged, and that is said once.",
    };

    public override IEnumerable<Finding> Examine(SchemaFacts facts, Table? table)
    {
        if (table is null)
        {
            return IndexUse.IsLongEnough(facts.State) || !facts.State.IsCounting ? [] : TooEarly(facts);
        }

        return IndexUse.IsLongEnough(facts.State)
            ? table.Indexes.Where(index => IsUnused(facts, table, index)).Select(index => Found(facts, table, index))
            : [];
    }

    // What another index makes needless is said there.
    private static bool IsUnused(SchemaFacts facts, Table table, TableIndex index) =>
        IndexUse.IsUnused(facts, table, index) == true
        && facts.SizeBytes(table, index) >= MinBytes
        && IndexRedundancy.Of(facts, table, index) is null;

    private IEnumerable<Finding> TooEarly(SchemaFacts facts)
    {
        (Table Table, TableIndex Index)[] unused = [.. facts.Catalog.Tables
            .SelectMany(table => table.Indexes.Where(index => IsUnused(facts, table, index)).Select(index => (table, index)))];
        long size = unused.Sum(one => facts.SizeBytes(one.Table, one.Index));
        if (unused.Length > 0)
        {
            yield return Found(facts, new SchemaObservation
            {
                Object = facts.Database,
                Severity = Severity.Info,
                Message = string.Join(" ", [
                    $"{Quantity.Count(unused.Length)} {(unused.Length == 1 ? "index" : "indexes")} ({Quantity.Bytes(size)}) had no scan so far.",
                    .. IndexUse.Doubts(facts.State)]),
                Evidence = string.Create(CultureInfo.InvariantCulture, $"stats_reset = {facts.State.StatisticsSince:u}"),
                Recommendation = "Look again when the statistics are 30 days old; Get-PgIndex -Unused lists them now.",
            });
        }
    }

    private Finding Found(SchemaFacts facts, Table table, TableIndex index)
    {
        long size = facts.SizeBytes(table, index);
        bool isSeenWhole = facts.State.Unseen.Count == 0;
        string since = string.Create(CultureInfo.InvariantCulture, $"{facts.State.StatisticsDays:0} days");
        return Found(facts, new SchemaObservation
        {
            Object = CheckedIndex.Name(table, index),
            Severity = !isSeenWhole ? Severity.Info : size >= Large ? Severity.Medium : Severity.Low,
            Message = string.Join(
                " ", [$"No scan in {since} of statistics; it takes {Quantity.Bytes(size)}.", .. IndexUse.Doubts(facts.State)]),
            Evidence = $"{index.Definition}; idx_scan = 0; unseen: {(isSeenWhole ? "none" : string.Join(", ", facts.State.Unseen))}",
            Recommendation = isSeenWhole
                ? "Drop it, for example with Remove-PgIndex, which also says how to bring it back."
                : "Run Get-PgIndex -Unused on the servers that are not seen here; if it is unused there too, drop it.",
            Sql = isSeenWhole ? CheckedIndex.Drop(table, index) : null,
            Score = size,
        });
    }
}
