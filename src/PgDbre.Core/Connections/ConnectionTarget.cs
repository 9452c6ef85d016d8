using System.Globalization;

namespace PgDbre.Core.Connections;

/// <summary>Where to connect and as whom, after text, service file and environment were read as libpq reads them.</summary>
public sealed record ConnectionTarget
{
    /// <summary>Host name, address or folder of a Unix-domain socket.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, or the number in the socket's name.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>Database; libpq's default is the role's name.</summary>
    public required string Database { get; init; }

    /// <summary>Role.</summary>
    public required string User { get; init; }

    /// <summary>Password; null leaves it to the password file. Shown nowhere.</summary>
    public string? Password { get; init; }

    /// <summary>sslmode as libpq names it; null is the driver's default (prefer).</summary>
    public string? SslMode { get; init; }

    /// <summary>The remaining libpq keywords that were given, such as sslrootcert or connect_timeout.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>host:port.</summary>
    public string Server => $"{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads a URI, a keyword string (libpq's or ADO.NET's), a service name, or, for empty text, the environment alone.</summary>
    /// <exception cref="PgDbreException">PgConnectionTextInvalid, PgServiceNotFound.</exception>
    public static ConnectionTarget FromText(string text, ClientEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(environment);
        return FromKeywords(ConnectionText.Parse(text.Trim()), environment);
    }

    /// <summary>Completes libpq keywords from the service file and the environment.</summary>
    public static ConnectionTarget FromKeywords(IReadOnlyDictionary<string, string> given, ClientEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(environment);
        Dictionary<string, string> keywords = ConnectionKeywords.Complete(given, environment);
        int port = ParsePort(keywords.GetValueOrDefault("port", "5432"));
        string user = keywords.GetValueOrDefault("user", environment.UserName);
        return new ConnectionTarget
        {
            Host = keywords.GetValueOrDefault("host") ?? environment.FindSocketFolder(port) ?? "localhost",
            Port = port,
            User = user,
            Database = keywords.GetValueOrDefault("dbname", user),
            Password = keywords.GetValueOrDefault("password"),
            SslMode = keywords.GetValueOrDefault("sslmode"),
            Others = keywords.Where(pair => !ConnectionKeywords.Typed.Contains(pair.Key)).ToDictionary(),
        };
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{User}@{Server}/{Database}";

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? port
            : throw ConnectionText.Invalid($"'{text}' is not a port.");
}
