using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>What stands behind a <see cref="PgConnection"/>: one data source with a small pool.</summary>
internal sealed class NpgsqlSession(NpgsqlDataSource dataSource, ConnectionTarget target) : IPgSession
{
    /// <summary>Where it leads, with the password: another database of the same server is reached the same way.</summary>
    public ConnectionTarget Target => target;

    /// <inheritdoc />
    public bool IsClosed { get; private set; }

    public static NpgsqlSession Of(PgConnection connection) => (NpgsqlSession)connection.GetSession();

    /// <summary>Closes the server connections that nobody has rented; those rented are closed when they come back.</summary>
    public void Clear() => dataSource.Clear();

    /// <summary>Rents a server connection; disposing it returns it.</summary>
    /// <exception cref="PgDbreException">PgConnectionClosed, or what <see cref="ServerError"/> makes of the failure.</exception>
    public async Task<NpgsqlConnection> RentAsync(CancellationToken cancellation)
    {
        if (IsClosed)
        {
            throw new PgDbreException(
                "PgConnectionClosed",
                PgErrorCategory.ConnectionError,
                "The connection was closed by Disconnect-PgServer.",
                "Open a new one with Connect-PgServer.");
        }

        try
        {
            return await dataSource.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            throw ServerError.Translate(error, cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        IsClosed = true;
        await dataSource.DisposeAsync().ConfigureAwait(false);
    }
}
