using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>
/// What a set of new indexes adds to a day's writes, in milliseconds: an entry for each row inserted and for each update that is not
/// HOT; and where an index is the first on a column that updates set, those updates stop being HOT and pay for every index of the table.
/// </summary>
internal sealed class WriteLoad(SchemaCatalog catalog, IReadOnlyDictionary<TableName, TableWrites> writes)
{
    /// <summary>True if anything is known of writes, so that they can be weighed against reads.</summary>
    public bool IsKnown => writes.Count > 0;

    /// <summary>Milliseconds a day; 0 where nothing is known.</summary>
    public double MillisecondsPerDay(IEnumerable<IndexCandidate> indexes) => writes.Count == 0
        ? 0
        : indexes.GroupBy(index => index.Definition.Table).Sum(ofTable => OfTable(ofTable.Key, [.. ofTable]));

    private double OfTable(TableName name, IndexCandidate[] indexes)
    {
        if (catalog.Find(name) is not { } table || writes.GetValueOrDefault(name) is not { } load)
        {
            return 0;
        }

        double entries = indexes.Sum(index => Microseconds(table, index) * index.RowShare);
        double written = load.Inserts + (load.Updates * (1 - load.HotFraction));
        double all = entries + (table.Indexes.Count * WriteCost.TypicalMicroseconds);
        return ((written * entries) + (LostHotUpdates(table, indexes, load) * all)) / 1000;
    }

    // A BRIN index keeps no update from being HOT since PostgreSQL 16.
    private static double LostHotUpdates(Table table, IndexCandidate[] indexes, TableWrites load)
    {
        HashSet<string> indexed =
            [.. table.Indexes.SelectMany(index => index.Keys.Select(key => key.Column).Concat(index.Included)).OfType<string>()];
        HashSet<string> fresh =
        [
            .. indexes.Where(index => index.Definition.Method != "brin")
                .SelectMany(index => index.Definition.Keys.Select(key => key.Column).Concat(index.Definition.Include))
                .OfType<string>()
                .Where(column => !indexed.Contains(column)),
        ];
        double touching = load.UpdatesByColumns
            .Where(update => update.Columns.Overlaps(fresh) && !update.Columns.Overlaps(indexed))
            .Sum(update => update.Rows);
        return Math.Min(touching, load.Updates * load.HotFraction);
    }

    private static double Microseconds(Table table, IndexCandidate index) =>
        WriteCost.Of(table, index.Definition).Microseconds ?? WriteCost.TypicalMicroseconds;
}
