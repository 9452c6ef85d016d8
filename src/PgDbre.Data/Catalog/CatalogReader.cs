using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>
/// Reads tables with columns, statistics, indexes and foreign keys: one round trip, nine statements at most, for any number of tables.
/// </summary>
internal static class CatalogReader
{
    /// <summary>Reads what the scope names.</summary>
    /// <param name="transaction">Where; with <paramref name="isLast"/> it is over afterwards.</param>
    /// <param name="scope">Which tables.</param>
    /// <param name="cancellation">Cancels the statements on the server.</param>
    /// <param name="isLast">Ends the transaction in the same round trip.</param>
    public static Task<SchemaCatalog> ReadAsync(
        ServerTransaction transaction, CatalogScope scope, CancellationToken cancellation, bool isLast = false)
    {
        CatalogAssembly assembly = new();
        List<(string Sql, Action<NpgsqlDataReader> Add)> steps =
        [
            (CatalogSql.Tables, assembly.AddTable),
            (CatalogSql.Columns, assembly.AddColumn),
            (CatalogSql.Statistics, assembly.AddStatistics),
            (CatalogSql.ExtendedStatistics, assembly.AddExtendedStatistics),
            (CatalogSql.Indexes, assembly.AddIndex),
            (CatalogSql.IndexColumns, assembly.AddIndexColumn),
        ];
        if (scope.IncludeKeys)
        {
            steps.Add((CatalogSql.ForeignKeys, assembly.AddForeignKey));
        }

        if (scope.IncludeNames)
        {
            steps.Add((CatalogSql.RelationNames, assembly.AddRelationName));
        }

        NpgsqlBatchCommand[] commands =
            [.. steps.Select(step => Scoped(step.Sql, scope)), new NpgsqlBatchCommand(OwnStatement.Mark(CatalogSql.Extensions))];
        Action<NpgsqlDataReader>[] readers = [.. steps.Select(step => step.Add), assembly.AddExtension];
        return transaction.RunAsync(
            commands,
            async rows =>
            {
                await ReadAllAsync(rows, readers, cancellation).ConfigureAwait(false);
                return assembly.ToCatalog();
            },
            isLast,
            cancellation);
    }

    private static async Task ReadAllAsync(NpgsqlDataReader rows, Action<NpgsqlDataReader>[] readers, CancellationToken cancellation)
    {
        foreach (Action<NpgsqlDataReader> add in readers)
        {
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                add(rows);
            }

            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static NpgsqlBatchCommand Scoped(string sql, CatalogScope scope)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        command.Parameters.Add(new NpgsqlParameter { Value = scope.Tables.Select(table => table.Schema).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = scope.Tables.Select(table => table.Name).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)scope.SchemaPattern ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = scope.IncludeValues });
        command.Parameters.Add(new NpgsqlParameter { Value = scope.IncludeKeyTables });
        return command;
    }
}
