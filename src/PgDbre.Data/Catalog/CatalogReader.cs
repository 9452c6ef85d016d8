using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>Reads tables with columns, statistics, indexes and foreign keys: one round trip, eight statements, for any number of tables.</summary>
internal static class CatalogReader
{
    public static async Task<SchemaCatalog> ReadAsync(ServerTransaction transaction, CatalogScope scope, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(transaction.Connection);
        foreach (string sql in (string[])[
            CatalogSql.Tables, CatalogSql.Columns, CatalogSql.Statistics, CatalogSql.Indexes,
            CatalogSql.IndexColumns, CatalogSql.ForeignKeys, CatalogSql.RelationNames])
        {
            batch.BatchCommands.Add(Scoped(sql, scope));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(OwnStatement.Mark(CatalogSql.Extensions)));
        CatalogAssembly assembly = await ServerError.GuardAsync(ReadAllAsync(batch, cancellation), cancellation).ConfigureAwait(false);
        return assembly.ToCatalog();
    }

    private static async Task<CatalogAssembly> ReadAllAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        CatalogAssembly assembly = new();
        Action<NpgsqlDataReader>[] readers =
        [
            assembly.AddTable, assembly.AddColumn, assembly.AddStatistics, assembly.AddIndex,
            assembly.AddIndexColumn, assembly.AddForeignKey, assembly.AddRelationName, assembly.AddExtension,
        ];
        await using NpgsqlDataReader rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        foreach (Action<NpgsqlDataReader> add in readers)
        {
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                add(rows);
            }

            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        return assembly;
    }

    private static NpgsqlBatchCommand Scoped(string sql, CatalogScope scope)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        command.Parameters.Add(new NpgsqlParameter { Value = scope.Tables.Select(table => table.Schema).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = scope.Tables.Select(table => table.Name).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)scope.SchemaPattern ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = scope.IncludeValues });
        return command;
    }
}
