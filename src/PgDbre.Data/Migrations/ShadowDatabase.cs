using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>
/// A scratch database that this class made and drops again; nothing else can be traced, so that no statement of a migration ever runs in a
/// database of somebody's.
/// </summary>
public sealed class ShadowDatabase : IAsyncDisposable
{
    private const string Prefix = "pgdbre_shadow_";
    private readonly PgConnection _server;
    private readonly List<string> _roles = [];
    private bool _isPrepared;

    private ShadowDatabase(PgConnection server, string name, bool isOwnServer, PgConnection connection)
    {
        _server = server;
        Name = name;
        IsOwnServer = isOwnServer;
        Connection = connection;
    }

    /// <summary>pgdbre_shadow_ and a random number.</summary>
    public string Name { get; }

    /// <summary>The server is a sandbox of ours; false for a server that others use too.</summary>
    public bool IsOwnServer { get; }

    /// <summary>The server tells of rewritten, dropped and created objects by event triggers, which only a superuser may make.</summary>
    public bool HasEventTriggers => Connection.Identity.IsSuperuser;

    /// <summary>The database.</summary>
    public PgConnection Connection { get; }

    /// <summary>Creates an empty database. A comment says whose it is, for the case that we are killed before we can drop it.</summary>
    /// <param name="server">Where; the connection's own database is left alone.</param>
    /// <param name="isOwnServer">The server is a sandbox of ours.</param>
    /// <param name="cancellation">Cancels the creation; what was made is dropped.</param>
    /// <exception cref="PgDbreException">PgPermissionDenied with the statement that helps, or what else the server said.</exception>
    public static async Task<ShadowDatabase> CreateAsync(PgConnection server, bool isOwnServer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(server);
        string name = Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true);
        try
        {
            await CreateAsync(server, name, cancellation).ConfigureAwait(false);
            PgConnection connection = await ServerConnector.ConnectAsync(server, name, cancellation).ConfigureAwait(false);
            return new ShadowDatabase(server, name, isOwnServer, connection);
        }
        catch (PgDbreException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw Denied(server, denied);
        }
        catch
        {
            await DropAsync(server, name).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Drops the database, whoever is still connected to it.</summary>
    /// <exception cref="PgDbreException">It could not be dropped; the statement that does is in the recommended action.</exception>
    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync().ConfigureAwait(false);
        try
        {
            await DropAsync(_server, Name).ConfigureAwait(false);
            foreach (string role in _roles)
            {
                await RunAsync(_server, $"DROP ROLE IF EXISTS {SqlIdentifier.Quote(role)}", CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (PgDbreException failure)
        {
            throw new PgDbreException(
                "PgShadowLeft",
                failure.Category,
                $"The scratch database {Name} on {_server.Server} could not be dropped: {failure.Message}",
                $"Drop it: {DropSql(Name)};",
                failure)
            {
                SqlState = failure.SqlState,
            };
        }
    }

    /// <summary>Roles of production that this server lacks and that were made up, without rights; only in a sandbox of ours.</summary>
    public IReadOnlyList<string> MadeUpRoles => _roles;

    /// <summary>Makes up those roles that are not there; they go with the database. Does nothing on a server that others use.</summary>
    /// <exception cref="PgDbreException">The server refused.</exception>
    public async Task MakeUpRolesAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in IsOwnServer ? names : [])
        {
            try
            {
                await RunAsync(_server, $"CREATE ROLE {SqlIdentifier.Quote(name)} NOLOGIN", cancellation).ConfigureAwait(false);
                _roles.Add(name);
            }
            catch (PgDbreException there) when (there.SqlState == PostgresErrorCodes.DuplicateObject)
            {
                // It is there.
            }
        }
    }

    /// <summary>
    /// Creates what <see cref="ServerEvents"/> needs, and ends the sessions that filled the database: what they counted and still keep for
    /// themselves would come up as the work of a traced statement.
    /// </summary>
    internal async Task PrepareTracingAsync(CancellationToken cancellation)
    {
        if (HasEventTriggers && !_isPrepared)
        {
            await RunAsync(Connection, ServerEvents.CreateSql, cancellation).ConfigureAwait(false);
            _isPrepared = true;
        }

        NpgsqlSession.Of(Connection).Clear();
        await RunAsync(_server, AwaitEmptySql(Name), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override string ToString() => Connection.ToString();

    // template0: what an administrator put into template1 is not in production's schema.
    private static async Task CreateAsync(PgConnection server, string name, CancellationToken cancellation)
    {
        string made = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        await RunAsync(server, $"CREATE DATABASE {SqlIdentifier.Quote(name)} TEMPLATE template0", cancellation).ConfigureAwait(false);
        string comment = SqlLiteral.Quote($"Scratch database of PgDbre, made {made} UTC to try a migration; it may be dropped.");
        await RunAsync(server, $"COMMENT ON DATABASE {SqlIdentifier.Quote(name)} IS {comment}", cancellation).ConfigureAwait(false);
    }

    // A second at most. A session leaves the list after it has handed in its counts (pgstat.c and backend_status.c, in this order).
    private static string AwaitEmptySql(string name) =>
        $"""
        DO $block$ BEGIN
            FOR attempt IN 1..200 LOOP
                PERFORM pg_stat_clear_snapshot();
                EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = {SqlLiteral.Quote(name)}
                                                                          AND backend_type = 'client backend');
                PERFORM pg_sleep(0.005);
            END LOOP;
        END $block$
        """;

    private static Task DropAsync(PgConnection server, string name) => RunAsync(server, DropSql(name), CancellationToken.None);

    private static string DropSql(string name) => $"DROP DATABASE IF EXISTS {SqlIdentifier.Quote(name)} WITH (FORCE)";

    private static async Task RunAsync(PgConnection server, string sql, CancellationToken cancellation)
    {
        await using NpgsqlConnection rented = await NpgsqlSession.Of(server).RentAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = new(sql, rented);
        await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    private static PgDbreException Denied(PgConnection server, PgDbreException denied) => new(
        denied.ErrorId,
        denied.Category,
        $"The role {server.User} may not create a scratch database on {server.Server}: {denied.Message}",
        $"ALTER ROLE {SqlIdentifier.Display(server.User)} CREATEDB; or use a sandbox.",
        denied)
    {
        SqlState = denied.SqlState,
    };
}
