using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>The rows of a shadow, table by table.</summary>
public sealed class DataImage
{
    private readonly Dictionary<TableName, TableImage> _tables;

    /// <summary>Takes the tables.</summary>
    public DataImage(IEnumerable<TableImage> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _tables = tables.ToDictionary(image => image.Table);
    }

    /// <summary>The tables, by name.</summary>
    public IEnumerable<TableImage> Tables => _tables.Values.OrderBy(image => image.Table.ToString(), StringComparer.Ordinal);

    /// <summary>The table of that name; null if there is none.</summary>
    public TableImage? Find(TableName table) => _tables.GetValueOrDefault(table);

    /// <summary>What was here and is not there, or not as it was. What is there and was not here is no loss.</summary>
    public IReadOnlyList<DataLoss> LossesIn(DataImage after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [.. Tables.Where(table => table.RowCount > 0).SelectMany(table => Losses(table, after.Find(table.Table)))];
    }

    private static IEnumerable<DataLoss> Losses(TableImage before, TableImage? after)
    {
        if (after is null || after.RowCount < before.RowCount)
        {
            return [new DataLoss(before.Table, null, before.RowCount - (after?.RowCount ?? 0))];
        }

        return before.Columns
            .Select(column => Loss(before.Table, column, after.Columns.FirstOrDefault(other => other.Name == column.Name)))
            .OfType<DataLoss>();
    }

    private static DataLoss? Loss(TableName table, ColumnImage before, ColumnImage? after)
    {
        long gone = before.NonNullCount - (after?.NonNullCount ?? 0);
        return gone > 0 ? new DataLoss(table, before.Name, gone)
            : after is not null && after.Checksum != before.Checksum
                ? new DataLoss(table, before.Name, before.NonNullCount) { IsChange = true }
                : null;
    }
}
