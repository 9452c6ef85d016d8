using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>What a -Connection argument may be: an open connection, or text that names one and is opened when needed.</summary>
public sealed class ConnectionArgument
{
    /// <summary>An open connection.</summary>
    public ConnectionArgument(PgConnection connection) => Connection = connection;

    /// <summary>A postgresql:// URI, a keyword string or the name of a service.</summary>
    public ConnectionArgument(string text) => Text = text;

    internal PgConnection? Connection { get; }

    internal string? Text { get; }

    /// <summary>Never the text: it may hold a password.</summary>
    public override string ToString() => Connection?.ToString() ?? "connection text";
}
