using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Reads what the planner knows of some tables: extents, and what ANALYZE found. Needs SELECT on the tables, as pg_stats does.
/// </summary>
internal static class StatisticsCopyReader
{
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<StatisticsCopy> ReadAsync(
        PgConnection connection, IReadOnlyCollection<TableName> tables, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(StatisticsCopySql.Settings, cancellation).ConfigureAwait(false);
        string[] schemas = [.. tables.Select(table => table.Schema)];
        string[] names = [.. tables.Select(table => table.Name)];
        return new StatisticsCopy
        {
            Relations = await transaction.ListAsync(
                StatisticsCopySql.Relations,
                row => new CopiedRelation(
                    row.GetString(0),
                    row.GetInt32(1),
                    row.GetFloat(2),
                    row.GetInt32(3),
                    row.GetInt64(4),
                    row.IsDBNull(5) ? null : row.GetInt32(5)),
                cancellation,
                schemas,
                names).ConfigureAwait(false),
            Columns = await transaction.ListAsync(
                StatisticsCopySql.Columns(connection.Identity.Major),
                row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetString(i)).ToArray(),
                cancellation,
                schemas,
                names).ConfigureAwait(false),
            Objects = await transaction.ListAsync(
                StatisticsCopySql.Objects(connection.Identity.Major), ReadObject, cancellation, schemas, names).ConfigureAwait(false),
            Gaps = await transaction.ListAsync(
                StatisticsCopySql.Gaps,
                row => new CopyGap(row.GetString(0), row.GetString(1), row.GetString(2)),
                cancellation,
                schemas,
                names).ConfigureAwait(false),
        };
    }

    private static CopiedStatisticsObject ReadObject(NpgsqlDataReader row)
    {
        CopiedStatisticsObject read = new(
            row.GetString(0),
            row.GetBoolean(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
            row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3));
        IEnumerable<(short Here, short There)> numbers = row.GetFieldValue<short[]>(4).Zip(row.GetFieldValue<short[]>(5));
        return read.Renumbered(numbers.ToDictionary(pair => pair.Here, pair => pair.There));
    }
}
