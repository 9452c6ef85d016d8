using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Seeding;

/// <summary>Gives each table of a shadow a few awkward rows: a migration that fails on rows fails there and not in production.</summary>
public static class ShadowSeeder
{
    /// <summary>Fills all tables that have no rows.</summary>
    /// <param name="database">The shadow, with its schema.</param>
    /// <param name="cancellation">Cancels the running statement.</param>
    /// <returns>What got rows, and what did not and why.</returns>
    /// <exception cref="PgDbreException">The connection failed; what the server refuses of a row is in the report.</exception>
    public static Task<SeedReport> SeedAsync(ShadowDatabase database, CancellationToken cancellation) =>
        SeedAsync(database, _ => true, cancellation);

    /// <summary>Fills those of them that are wanted.</summary>
    internal static async Task<SeedReport> SeedAsync(
        ShadowDatabase database, Func<TableName, bool> isWanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlConnection session = await NpgsqlSession.Of(database.Connection).RentAsync(cancellation).ConfigureAwait(false);
        await RunAsync(session, "SET synchronous_commit = off", cancellation).ConfigureAwait(false);
        SeedingRun run = new(session, await SeedCatalog.ReadAsync(session, cancellation).ConfigureAwait(false));
        SeedReport report = await run.RunAsync(isWanted, cancellation).ConfigureAwait(false);
        await RunAsync(session, "RESET synchronous_commit", cancellation).ConfigureAwait(false);
        return report;
    }

    private static async Task RunAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, session);
        await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }
}
