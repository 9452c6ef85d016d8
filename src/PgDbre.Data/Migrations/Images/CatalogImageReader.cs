using System.Text.Json;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Images;

/// <summary>Reads the definitions of a whole database, in one round trip.</summary>
public static class CatalogImageReader
{
    /// <summary>The image of the database.</summary>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<CatalogImage> ReadAsync(PgConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using NpgsqlConnection session = await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlBatch batch = new(session);

        // Names in definitions depend on the search path; with an empty one all have their schema.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('search_path', '', true)"));
        foreach ((_, string sql) in CatalogImageSql.Statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        return await ServerError.GuardAsync(ReadAsync(batch, cancellation), cancellation).ConfigureAwait(false);
    }

    private static async Task<CatalogImage> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        List<CatalogObject> objects = [];
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        foreach ((CatalogObjectKind kind, _) in CatalogImageSql.Statements)
        {
            await row.NextResultAsync(cancellation).ConfigureAwait(false);
            while (await row.ReadAsync(cancellation).ConfigureAwait(false))
            {
                objects.Add(new CatalogObject(kind, row.GetString(0), Facts(row.GetString(1))));
            }
        }

        return new CatalogImage(objects);
    }

    private static Dictionary<string, string?> Facts(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            fact => fact.Name,
            fact => fact.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => fact.Value.GetString() is { Length: > 0 } text ? text : null,
                _ => fact.Value.GetRawText(),
            },
            StringComparer.Ordinal);
    }
}
