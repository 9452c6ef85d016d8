using System.Management.Automation;
using PgDbre.Connections;
using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>A cmdlet that talks to servers: -Connection, time limits, and the rule that a statement never runs on the wrong server.</summary>
public abstract class PgConnectedCmdlet : PgCmdlet
{
    /// <summary>
    /// <b>-Connection:</b> Connections from Connect-PgServer, postgresql:// URIs, keyword strings or service names.
    /// Without it: the connection the piped record came through, else the newest of this runspace, else PGDBRE_CONNECTION, else libpq's PG* variables.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public ConnectionArgument?[]? Connection { get; set; }

    /// <summary><b>-StatementTimeoutSeconds:</b> The server ends a statement of this cmdlet after so many seconds; 0 means never.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int StatementTimeoutSeconds { get; set; } = 30;

    /// <summary><b>-LockTimeoutSeconds:</b> The server gives up waiting for a lock after so many seconds; 0 means never.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int LockTimeoutSeconds { get; set; } = 1;

    /// <summary>The limits every statement of this cmdlet runs under.</summary>
    protected SessionLimits Limits =>
        new(TimeSpan.FromSeconds(StatementTimeoutSeconds), TimeSpan.FromSeconds(LockTimeoutSeconds));

    /// <summary>Runs the work once for every connection asked for; a server that fails does not stop the others.</summary>
    protected void ForEachConnection(Action<PgConnection> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        foreach (ConnectionArgument? argument in Arguments())
        {
            Guard(argument, () => work(Open(argument)));
        }
    }

    /// <summary>
    /// The connection for a piped record: the one it came through, else an explicit or default one, if it is the
    /// server and database the record names.
    /// </summary>
    /// <exception cref="PgDbreException">PgConnectionMismatch, PgConnectionAmbiguous or a failure to connect.</exception>
    protected PgConnection ConnectionFor(object? record, string? server, string? database)
    {
        if (!HasExplicitConnection && RecordConnection.Of(record) is { IsOpen: true } origin)
        {
            return origin;
        }

        ConnectionArgument?[] arguments = Arguments();
        if (arguments.Length > 1 && server is null)
        {
            throw ConnectionFailure.Ambiguous();
        }

        PgConnection[] opened = [.. arguments.Select(Open)];
        return opened.FirstOrDefault(connection => connection.IsSource(server, database))
            ?? throw ConnectionFailure.Mismatch(opened[0], server, database);
    }

    /// <summary>Writes a record that remembers the connection it came through.</summary>
    protected void WriteRecord<T>(T record, PgConnection connection)
        where T : class => WriteObject(RecordConnection.Attach(record, connection));

    /// <summary>True if -Connection was given, by hand or by the record in the pipe, and is not closed meanwhile.</summary>
    protected bool HasExplicitConnection => Usable.Any();

    // A record whose own connection was closed may still be served by a newer one to the same database.
    private IEnumerable<ConnectionArgument?> Usable => (Connection ?? []).Where(one => one is not null and not { Connection.IsOpen: false });

    private ConnectionArgument?[] Arguments() => HasExplicitConnection ? [.. Usable] : [null];

    /// <summary>The connection that an argument names; the default one for null.</summary>
    private protected PgConnection Open(ConnectionArgument? argument) =>
        argument?.Connection ?? Wait(RunspaceConnections.Current.ResolveAsync(argument?.Text, PipelineStopToken));
}
