using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>How a table is written to, per day.</summary>
/// <param name="Inserts">Rows inserted.</param>
/// <param name="Updates">Rows updated.</param>
/// <param name="HotFraction">Share of the updates that touch no index, 0 to 1.</param>
/// <param name="UpdatesByColumns">Rows updated by the columns that the UPDATE sets, as far as statements are known.</param>
internal sealed record TableWrites(
    double Inserts, double Updates, double HotFraction, IReadOnlyList<(IReadOnlySet<string> Columns, double Rows)> UpdatesByColumns)
{
    private const double OneDay = 1;

    /// <summary>Nothing known.</summary>
    public static TableWrites None { get; } = new(0, 0, 0, []);

    /// <summary>
    /// From the server's counters over so many days. In less than a day most of the inserts may have been the loading of the rows that
    /// are there, once and never again, so that only what exceeds them is a rate.
    /// </summary>
    public static TableWrites From(Table table, double days)
    {
        double loadedOnce = days < OneDay ? Math.Min(table.Activity.Inserted, table.Rows ?? 0) : 0;
        return new TableWrites(
            (table.Activity.Inserted - loadedOnce) / days, table.Activity.Updated / days, table.Activity.HotFraction ?? 0, []);
    }
}
