using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What an index costs each inserted row, and in words. Measured on a cached table of 600,000 rows: an order of magnitude, not a promise.</summary>
/// <param name="Microseconds">Extra time per inserted row; null where nothing was measured.</param>
/// <param name="WalBytes">Extra write-ahead log per inserted row, without full-page images; null where nothing was measured.</param>
/// <param name="Text">In words: inserts, and updates that stop being HOT.</param>
internal sealed record WriteCost(double? Microseconds, int? WalBytes, string Text)
{
    private const double Sequential = 0.5;
    private const double RandomFixed = 2.8;
    private const double RandomTime = 2.5;
    private const double RandomText = 6.1;
    private const double Trigrams = 12.6;
    private const double Hnsw = 265;
    private const double IvfFlat = 6;

    /// <summary>What an existing index, of which only the number counts, costs each row.</summary>
    public const double TypicalMicroseconds = RandomFixed;

    public static WriteCost Of(Table table, IndexDefinition index)
    {
        double? microseconds = Measured(table, index);
        string inserts = microseconds switch
        {
            null => "Not measured for this access method.",
            0 => "Next to nothing per inserted row.",
            _ => string.Create(CultureInfo.InvariantCulture, $"About {microseconds:0.#} µs more per inserted row."),
        };
        return new WriteCost(microseconds, Wal(microseconds), $"{inserts} {Updates(table, index)}".TrimEnd());
    }

    private static int? Wal(double? microseconds) => microseconds switch
    {
        Sequential => 66,
        RandomTime => 111,
        RandomFixed => 112,
        RandomText => 237,
        Trigrams => 1190,
        0 => 0,
        _ => null,
    };

    private static double? Measured(Table table, IndexDefinition index) => index.Method switch
    {
        "btree" => BTree(table, index.Keys[0]),
        "brin" => 0,
        "hnsw" => Hnsw,
        "ivfflat" => IvfFlat,
        "gin" when index.Keys[0].OperatorClass == "gin_trgm_ops" => Trigrams,
        _ => null,
    };

    // Where a new entry goes depends on the leading key: at the end, or on any page.
    private static double BTree(Table table, IndexKey leading)
    {
        if (table.FindColumn(leading.Column ?? "") is not { } column)
        {
            return RandomText;
        }

        if (Math.Abs(column.Statistics?.Correlation ?? 0) > 0.99)
        {
            return Sequential;
        }

        return column.Length < 0 ? RandomText : column.BaseType is "timestamp" or "timestamptz" ? RandomTime : RandomFixed;
    }

    private static string Updates(Table table, IndexDefinition index)
    {
        // A BRIN index does not keep updates from being HOT since PostgreSQL 16.
        if (index.Method == "brin")
        {
            return "";
        }

        string[] indexed = [.. table.Indexes.SelectMany(existing => existing.Keys).Select(key => key.Column).OfType<string>()];
        string[] fresh = [.. index.Keys.Select(key => key.Column).OfType<string>().Except(indexed)];
        if (fresh.Length == 0)
        {
            return "Its columns are indexed already, so no update stops being HOT.";
        }

        string share = table.Activity.HotFraction is { } hot
            ? string.Create(CultureInfo.InvariantCulture, $" ({hot * 100:0} % of {table.Activity.Updated} updates were HOT)")
            : "";
        return $"Updates of {string.Join(", ", fresh)} can no longer be HOT{share}.";
    }
}
