using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>Opens a server: builds the pool and asks who answered.</summary>
public static class ServerConnector
{
    private const string IdentitySql =
        """
        SELECT current_database()                             AS database,
               current_user::text                             AS user_name,
               current_setting('server_version')              AS version,
               current_setting('server_version_num')::int     AS version_number,
               pg_is_in_recovery()                            AS is_in_recovery,
               current_setting('is_superuser') = 'on'         AS is_superuser,
               pg_has_role('pg_read_all_stats', 'USAGE')      AS can_read_all_statistics
        """;

    /// <summary>Connects once, so that a wrong password or address is known now and not at the first query.</summary>
    /// <exception cref="PgDbreException">The connection failed; the id says why.</exception>
    public static async Task<PgConnection> ConnectAsync(ConnectionTarget target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        NpgsqlDataSourceBuilder builder = new(DriverSettings.For(target).ConnectionString);

        // We read names, numbers and text: the catalog query for types would only be one more round trip and one more entry
        // among the server's slow queries.
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        NpgsqlSession session = new(builder.Build(), target);
        try
        {
            ServerIdentity identity = await ReadIdentityAsync(target, session, cancellation).ConfigureAwait(false);
            return new PgConnection(identity, session);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens another database of the same server in the same way.</summary>
    internal static Task<PgConnection> ConnectAsync(PgConnection sibling, string database, CancellationToken cancellation) =>
        ConnectAsync(NpgsqlSession.Of(sibling).Target with { Database = database }, cancellation);

    private static async Task<ServerIdentity> ReadIdentityAsync(
        ConnectionTarget target, NpgsqlSession session, CancellationToken cancellation)
    {
        await using NpgsqlConnection rented = await session.RentAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = new(OwnStatement.Mark(IdentitySql), rented);
        await using NpgsqlDataReader row = await ServerError.GuardAsync(command.ExecuteReaderAsync(cancellation), cancellation)
            .ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        return new ServerIdentity
        {
            Server = target.Server,
            Database = row.GetString(0),
            User = row.GetString(1),
            Version = row.GetString(2).Split(' ')[0],
            VersionNumber = row.GetInt32(3),
            IsInRecovery = row.GetBoolean(4),
            IsSuperuser = row.GetBoolean(5),
            CanReadAllStatistics = row.GetBoolean(6),
        };
    }
}
