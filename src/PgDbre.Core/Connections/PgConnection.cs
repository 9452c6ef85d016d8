namespace PgDbre.Core.Connections;

/// <summary>
/// One database on one server, opened by Connect-PgServer. Thread-safe: runspaces may share it.
/// Carries no password and no connection text, so showing or serialising it cannot leak one.
/// </summary>
public sealed class PgConnection : IAsyncDisposable
{
    private readonly IPgSession _session;

    /// <summary>Joins what the server said of itself with the pool that reaches it.</summary>
    public PgConnection(ServerIdentity identity, IPgSession session)
    {
        Identity = identity;
        _session = session;
    }

    /// <summary>host:port as it was asked for.</summary>
    public string Server => Identity.Server;

    /// <summary>The database every statement of this connection runs in.</summary>
    public string Database => Identity.Database;

    /// <summary>The role that is logged in.</summary>
    public string User => Identity.User;

    /// <summary>The server's version as people say it, such as 17.11.</summary>
    public string Version => Identity.Version;

    /// <summary>False once Disconnect-PgServer closed it.</summary>
    public bool IsOpen => !_session.IsClosed;

    /// <summary>What the server said when the connection was opened.</summary>
    internal ServerIdentity Identity { get; }

    /// <summary>The pool; only Data knows its type. A method, so that nothing serialises it.</summary>
    internal IPgSession GetSession() => _session;

    /// <summary>True if a record that says where it came from may be used on this connection.</summary>
    public bool IsSource(string? server, string? database) =>
        (server is null || string.Equals(server, Server, StringComparison.OrdinalIgnoreCase))
        && (database is null || string.Equals(database, Database, StringComparison.Ordinal));

    /// <inheritdoc />
    public override string ToString() => $"{User}@{Server}/{Database}";

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
