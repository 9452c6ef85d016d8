using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Images;

/// <summary>Counts and sums up the rows of a shadow, in two round trips. For the few rows of a shadow only: it reads them all.</summary>
public static class DataImageReader
{
    // Partitions are read through the table that they are of; generated values are nobody's data.
    private const string ColumnsSql =
        """
        SELECT n.nspname::text, c.relname::text,
               ARRAY(SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' AND c.oid >= 16384
          AND n.nspname <> 'pgdbre_shadow'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        """;

    /// <summary>The image of all tables.</summary>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<DataImage> ReadAsync(PgConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using NpgsqlConnection session = await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false);
        List<(TableName Table, string[] Columns)> tables =
            await ServerError.GuardAsync(ReadColumnsAsync(session, cancellation), cancellation).ConfigureAwait(false);
        return tables.Count == 0
            ? new DataImage([])
            : await ServerError.GuardAsync(ReadAsync(session, tables, cancellation), cancellation).ConfigureAwait(false);
    }

    private static async Task<List<(TableName Table, string[] Columns)>> ReadColumnsAsync(
        NpgsqlConnection session, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(ColumnsSql, session);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<(TableName, string[])> tables = [];
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            tables.Add((new TableName(row.GetString(0), row.GetString(1)), row.GetFieldValue<string[]>(2)));
        }

        return tables;
    }

    private static async Task<DataImage> ReadAsync(
        NpgsqlConnection session, List<(TableName Table, string[] Columns)> tables, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(session);
        foreach ((TableName table, string[] columns) in tables)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql(table, columns)));
        }

        List<TableImage> images = [];
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        foreach ((TableName table, string[] columns) in tables)
        {
            await row.ReadAsync(cancellation).ConfigureAwait(false);
            images.Add(new TableImage(table, row.GetInt64(0), [.. columns.Select((column, i) =>
                new ColumnImage(column, row.GetInt64(1 + (2 * i)), row.IsDBNull(2 + (2 * i)) ? "" : row.GetString(2 + (2 * i))))]));
            await row.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        return new DataImage(images);
    }

    // A sum does not know the order of rows, which a rewrite may change.
    private static string Sql(TableName table, string[] columns)
    {
        IEnumerable<string> sums = columns.Select(SqlIdentifier.Quote)
            .Select(column => $", count({column}), sum(hashtextextended({column}::text, 0)::numeric)::text");
        return $"SELECT count(*){string.Concat(sums)} FROM {SqlIdentifier.Quote(table.Schema, table.Name)}";
    }
}
