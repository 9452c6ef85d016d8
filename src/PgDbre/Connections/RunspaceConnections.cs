using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Connections;

/// <summary>
/// The connections of one runspace: those of Connect-PgServer, newest last, and those opened for connection text.
/// Per runspace, not per process, so that ForEach-Object -Parallel never trips over somebody else's default.
/// </summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> Table = [];
    private readonly List<PgConnection> _connected = [];
    private readonly Dictionary<string, PgConnection> _byText = new(StringComparer.Ordinal);

    /// <summary>Of the runspace that runs this thread's pipeline.</summary>
    public static RunspaceConnections Current => Table.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>Every open connection of the runspace, the default one last.</summary>
    public IReadOnlyList<PgConnection> Open => [.. _byText.Values.Concat(_connected).Where(connection => connection.IsOpen)];

    /// <summary>The newest of Connect-PgServer that is still open; null if there is none.</summary>
    public PgConnection? Default => _connected.FindLast(connection => connection.IsOpen);

    public void Add(PgConnection connection) => _connected.Add(connection);

    /// <summary>The default connection for null, else the one that the text names, opened at most once.</summary>
    public async Task<PgConnection> ResolveAsync(string? text, CancellationToken cancellation)
    {
        if (text is null && Default is { } newest)
        {
            return newest;
        }

        string source = text ?? Environment.GetEnvironmentVariable("PGDBRE_CONNECTION") ?? "";
        if (_byText.TryGetValue(source, out PgConnection? known) && known.IsOpen)
        {
            return known;
        }

        ConnectionTarget target = ConnectionTarget.FromText(source, ClientEnvironment.OfProcess());
        PgConnection opened = await ServerConnector.ConnectAsync(target, cancellation).ConfigureAwait(false);
        return _byText[source] = opened;
    }

    /// <summary>Closes a connection and forgets it.</summary>
    public async Task CloseAsync(PgConnection connection)
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        _connected.RemoveAll(known => !known.IsOpen);
        foreach (string text in _byText.Where(pair => !pair.Value.IsOpen).Select(pair => pair.Key).ToList())
        {
            _byText.Remove(text);
        }
    }

    /// <summary>Closes what this runspace has open; other runspaces of the process may still use theirs when the module leaves this one.</summary>
    public void CloseAll() => CloseWhere(_ => true);

    /// <summary>Closes what every runspace has open to one server; before that server ends.</summary>
    public static void CloseServer(string server)
    {
        foreach ((_, RunspaceConnections connections) in Table)
        {
            connections.CloseWhere(connection => string.Equals(connection.Server, server, StringComparison.OrdinalIgnoreCase));
        }
    }

    private void CloseWhere(Func<PgConnection, bool> isMeant)
    {
        foreach (PgConnection connection in Open.Where(isMeant))
        {
            CloseAsync(connection).GetAwaiter().GetResult();
        }
    }
}
